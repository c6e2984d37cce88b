// @ts-check
/**
 * Waits until a banner that `consent` found is no longer to be seen, and says how it went.
 *
 * "changed": the banner is still there, the control that was pressed has not been for `changedMs`.
 *
 * @param {{banner: number, control: number, changedMs: number, limitMs: number}} options
 * @returns {Promise<"gone" | "changed" | "there">}
 */
(options) => new Promise((resolve) => {
  const { found, shownBox } = /** @type {any} */ (globalThis).a11yauditConsent;
  const { element, controls, anywhere } = found[options.banner];
  const control = controls[options.control];
  const began = performance.now();
  let last = began;
  const look = () => {
    const now = performance.now();
    const changed = control && !shownBox(control, true);
    if (!changed) last = now;
    if (!shownBox(element, anywhere)) resolve("gone");
    else if (changed && now - last >= options.changedMs) resolve("changed");
    else if (now - began < options.limitMs || changed) setTimeout(look, 40);
    else resolve("there");
  };
  setTimeout(look, 20);
})
