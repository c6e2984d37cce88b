// @ts-check
/**
 * Brings lazy pictures in by scrolling once through the page and back to the top.
 *
 * Does nothing where all is in view, or where nothing can be waiting for a scroll: no scripts
 * and no `loading="lazy"`.
 *
 * @param {{steps: number, stepMs: number}} options
 * @returns {Promise<number>} how many steps were taken
 */
async (options) => {
  const scroller = document.scrollingElement || document.documentElement;
  const lazy = document.querySelector('img[loading="lazy"], iframe[loading="lazy"]');
  const waits = lazy || document.querySelector(
    "[data-src], [data-srcset], [data-lazy], [data-lazy-src], [data-original], [class*='lazy']");
  if (!waits || scroller.scrollHeight <= window.innerHeight * 1.2) return 0;
  const stride = Math.max(window.innerHeight, scroller.scrollHeight / options.steps);
  let taken = 0;
  for (let top = stride; top < scroller.scrollHeight && taken < options.steps; top += stride) {
    window.scrollTo({ top, behavior: "instant" });
    taken += 1;
    await new Promise((resolve) => setTimeout(resolve, options.stepMs));
  }
  window.scrollTo({ top: 0, behavior: "instant" });
  return taken;
}
