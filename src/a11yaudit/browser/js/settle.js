// @ts-check
/**
 * Waits until the document has come to rest, as a careful reader would, and says how it went.
 *
 * At rest: the DOM has not changed for `quietMs` (for `busyMs` while the load event is still
 * out), its style sheets and fonts are there, and no picture that has begun to load is pending.
 * The limit counts from the end of parsing: half a document is never at rest.
 *
 * @param {{quietMs: number, busyMs: number, limitMs: number}} options
 * @returns {Promise<"quiet" | "limit">}
 */
(options) => new Promise((resolve) => {
  let began = performance.now();
  let changed = began;
  const observer = new MutationObserver(() => { changed = performance.now(); });
  observer.observe(document, {
    childList: true, subtree: true, characterData: true,
    attributes: true, attributeFilter: ["src", "srcset", "hidden", "aria-hidden"],
  });

  const pending = () => document.fonts.status === "loading" ||
    [...document.images].some((image) => !image.complete && image.loading !== "lazy" && image.src);

  const look = () => {
    const now = performance.now();
    const loaded = document.readyState === "complete";
    if (document.readyState === "loading") began = now;
    const still = began !== now && now - changed >= (loaded ? options.quietMs : options.busyMs);
    if ((still && (loaded || !pending())) || now - began >= options.limitMs) {
      observer.disconnect();
      resolve(still ? "quiet" : "limit");
      return;
    }
    setTimeout(look, 25);
  };
  look();
})
