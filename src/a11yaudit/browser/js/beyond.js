// @ts-check
/**
 * Gives the focus, by script, to the first element after `order` in the document that Tab could
 * stop at and has not stopped at yet; says whether there is one that takes it and keeps it.
 *
 * Frames are left out: one without anything to stop at is no stop.
 *
 * @param {{order: number, seen: number[], tries: number}} options `seen` are the keys that `stop`
 * gave; no more than `tries` elements are tried
 * @returns {Promise<boolean>}
 */
async (options) => {
  const world = /** @type {any} */ (globalThis);
  /** @type {Element[]} */
  const elements = world.a11yauditElements;
  /** @type {WeakMap<Element, number>} */
  const numbers = world.a11yauditKeys.numbers;
  const seen = new Set(options.seen);
  let tries = options.tries;
  for (const element of elements.slice(options.order + 1)) {
    const able = /** @type {HTMLInputElement} */ (element);
    if (able.tabIndex < 0 || able.disabled || seen.has(numbers.get(element) ?? -1)) continue;
    if (/^(iframe|frame|object|embed|area)$/.test(element.localName) || able.type === "radio") continue;
    if (!element.isConnected || !element.checkVisibility({ visibilityProperty: true })) continue;
    if (tries-- === 0) break;
    able.focus({ preventScroll: true });
    await new Promise((resolve) => setTimeout(resolve, 30));
    if (document.activeElement === element) return true;
  }
  return false;
}
