// @ts-check
/**
 * States where Enter has led so far: what has the focus, the document's target, hash and scroll.
 *
 * @param {{link: number}} options the collector's number of the link that was used
 * @returns {string}
 */
(options) => {
  const world = /** @type {any} */ (globalThis);
  /** @type {WeakMap<Element, number>} */
  const index = world.a11yauditIndex;
  let active = document.activeElement;
  while (active && active.shadowRoot && active.shadowRoot.activeElement) {
    active = active.shadowRoot.activeElement;
  }
  if (active === document.body || active === document.documentElement) active = null;

  /** @param {Element | null} element */
  const place = (element) => {
    if (!element) return null;
    let near = /** @type {Element | null} */ (element);
    while (near && index.get(near) === undefined) near = near.previousElementSibling || near.parentElement;
    return { index: index.get(element) ?? null, tag: element.localName,
      text: (element.textContent || "").replace(/\s+/g, " ").trim().slice(0, 80),
      order: (near && index.get(near)) ?? 0 };
  };

  const link = world.a11yauditElements[options.link];
  return JSON.stringify({
    landed: place(active), stillOnLink: Boolean(active) && active === link,
    target: place(document.querySelector(":target")), hash: location.hash,
    scroll: [Math.round(window.scrollX), Math.round(window.scrollY)],
  });
}
