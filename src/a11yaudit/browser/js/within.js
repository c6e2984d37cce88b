// @ts-check
/**
 * The collector's numbers of the elements that are in scope: inside a match of `include` (all,
 * where it is empty) and not inside a match of `exclude`. Names the selector that is no CSS.
 *
 * @param {{include: string[], exclude: string[]}} options
 * @returns {string}
 */
(options) => {
  /** @type {WeakMap<Element, number>} */
  const index = /** @type {any} */ (globalThis).a11yauditIndex;
  for (const selector of [...options.include, ...options.exclude]) {
    try {
      document.querySelector(selector);
    } catch {
      return JSON.stringify({ error: selector });
    }
  }
  const include = options.include.join(",");
  const exclude = options.exclude.join(",");
  const indices = [];
  for (const element of document.querySelectorAll("*")) {
    const number = index.get(element);
    if (number === undefined) continue;
    if (include && !element.closest(include)) continue;
    if (exclude && element.closest(exclude)) continue;
    indices.push(number);
  }
  return JSON.stringify({ indices });
}
