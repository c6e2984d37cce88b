// @ts-check
/**
 * Presses a control that `consent` found, or says where the mouse would have to press it.
 *
 * @param {{banner: number, control: number, mouse: boolean}} options
 * @returns {string} the point in this window, and whether the control is on top there
 */
(options) => {
  const control = /** @type {any} */ (globalThis).a11yauditConsent.found[options.banner].controls[options.control];
  if (!options.mouse) {
    if (control.click) control.click();
    else control.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, composed: true, view: window }));
    return "null";
  }
  const box = control.getBoundingClientRect();
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  const root = /** @type {Document | ShadowRoot} */ (control.getRootNode());
  const hit = root.elementFromPoint(x, y);
  return JSON.stringify({ x, y, clear: Boolean(hit && (control.contains(hit) || hit.contains(control))) });
}
