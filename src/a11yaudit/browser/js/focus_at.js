// @ts-check
/**
 * Gives the focus, by script, to the element with this collector's number, or to none.
 *
 * @param {{index: number | null}} options
 * @returns {boolean} whether it has it
 */
(options) => {
  const elements = /** @type {any} */ (globalThis).a11yauditElements;
  if (options.index === null) {
    /** @type {HTMLElement | null} */ (document.activeElement)?.blur();
    return true;
  }
  elements[options.index]?.focus({ preventScroll: true });
  return document.activeElement === elements[options.index];
}
