// @ts-check
/**
 * Puts the keyboard back to the top of the document, as on a page that nobody has touched, or to
 * the start of one element (the collector's number `from`), and begins to note what each key does.
 * Returns what had the focus before, as `stop` tells it.
 *
 * Giving an element the focus and taking it away again moves the place from which Tab starts; no
 * page can be asked for that place, nor told it, in another way. Where a positive tabindex makes
 * another element the first stop, that one has the focus at the end (`first`): Shift+Tab from
 * there leaves the document at its top.
 *
 * @param {{from: number | null}} options
 * @returns {string}
 */
(options) => {
  const world = /** @type {any} */ (globalThis);
  if (!world.a11yauditKeys) {
    const keys = world.a11yauditKeys = {
      numbers: new WeakMap(), last: null, focused: 0, prevented: false, event: null, next: 1,
    };
    // A page that scrolls smoothly would be looked at while it is on its way.
    document.documentElement.style.setProperty("scroll-behavior", "auto", "important");
    window.addEventListener("keydown", (event) => { keys.event = event; }, true);
    document.addEventListener("focusin", () => { keys.focused += 1; }, true);
  }
  world.a11yauditKeys.last = null;

  /** The first stop, where a positive tabindex makes it so. */
  const firstOfAll = () => {
    const able = [...document.querySelectorAll("[tabindex]")].filter((one) =>
      /** @type {HTMLElement} */ (one).tabIndex > 0 && !(/** @type {any} */ (one).disabled) &&
      one.checkVisibility({ visibilityProperty: true }));
    const least = Math.min(...able.map((one) => /** @type {HTMLElement} */ (one).tabIndex));
    return able.find((one) => /** @type {HTMLElement} */ (one).tabIndex === least) || null;
  };

  let focused = document.activeElement;
  if (focused === document.body || focused === document.documentElement) focused = null;
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  const first = options.from === null ? firstOfAll() : null;
  const root = options.from === null ? document.documentElement : world.a11yauditElements[options.from];
  const kept = root.getAttribute("tabindex");
  root.setAttribute("tabindex", "-1");
  root.focus({ preventScroll: true });
  root.blur();
  if (kept === null) root.removeAttribute("tabindex");
  else root.setAttribute("tabindex", kept);
  if (first) /** @type {HTMLElement} */ (first).focus({ preventScroll: true });
  window.scrollTo({ top: 0, left: 0, behavior: "instant" });
  const number = focused ? world.a11yauditIndex.get(focused) : undefined;
  return JSON.stringify({
    first: Boolean(first) && document.activeElement === first,
    before: focused && {
      index: number ?? null, tag: focused.localName,
      text: (focused.textContent || "").trim().slice(0, 80), order: number ?? 0,
    },
  });
}
