// @ts-check
/**
 * States the facts of this document as one JSON string and judges nothing.
 *
 * Runs in an isolated world. Remembers which element got which number in
 * `globalThis.a11yauditIndex` (element to number) and `globalThis.a11yauditElements` (number to
 * element), so that later steps speak of the same elements.
 * The shape of the answer is read by `page/snapshot.py`.
 *
 * @param {{maxValue: number, maxElements: number, maxDepth: number}} options
 * @returns {string}
 */
(options) => {
  /** Elements whose text is no content; JSON-LD and noscript text are kept. */
  const SILENT = new Set(["script", "style", "template", "object", "canvas"]);
  /** Of an svg only what can carry a name or an action is told, else what tells it from others. */
  const SVG_TOLD = new Set(["title", "desc", "text", "a", "image", "foreignobject"]);
  const NAMED_BY_STYLE = /^(a|button|h[1-6]|summary)$/;

  /** @type {unknown[]} */
  const nodes = [];
  /** @type {Map<string, number>} */
  const styles = new Map();
  /** @type {WeakMap<Element, number>} */
  const index = new WeakMap();
  /** @type {Element[]} */
  const elements = [];
  const scrollX = window.scrollX;
  const scrollY = window.scrollY;
  const round = (/** @type {number} */ n) => Math.round(n * 10) / 10;

  /** @param {CSSStyleDeclaration} css */
  const styleOf = (css) => {
    const key = [
      css.display, css.visibility, css.position, css.float,
      parseFloat(css.fontSize) || 0, parseInt(css.fontWeight, 10) || 400,
      css.fontStyle === "normal" ? 0 : 1, parseFloat(css.opacity), css.direction,
      css.textTransform,
      /hidden|clip/.test(css.overflowX) || /hidden|clip/.test(css.overflowY) ? 1 : 0,
      (css.clip !== "auto" && /^rect\((0|1px)/.test(css.clip)) ||
        /inset\((50%|100%)/.test(css.clipPath) ? 1 : 0,
      css.backgroundImage.includes("url(") ? 1 : 0,
    ].join("|");
    let number = styles.get(key);
    if (number === undefined) {
      number = styles.size;
      styles.set(key, number);
    }
    return number;
  };

  /** @param {Element} element */
  const attributesOf = (element) => {
    /** @type {string[]} */
    const flat = [];
    for (const attribute of element.attributes) {
      const value = attribute.value;
      flat.push(attribute.name.toLowerCase(),
        value.length > options.maxValue ? value.slice(0, options.maxValue) + "…" : value);
    }
    return flat;
  };

  /** @param {Element} element @param {string} tag */
  const textOnly = (element, tag) =>
    tag === "noscript" || (tag === "script" && /ld\+json/.test(element.getAttribute("type") || ""));

  /** @param {Element} element @returns {Iterable<Node>} */
  const childrenOf = (element) => {
    if (element.shadowRoot) return element.shadowRoot.childNodes;
    if (element instanceof HTMLSlotElement) {
      const assigned = element.assignedNodes();
      if (assigned.length) return assigned;
    }
    return element.childNodes;
  };

  /** The outermost telling elements of an svg. @param {Element} svg */
  const told = (svg) => {
    /** @type {Element[]} */
    const outermost = [];
    for (const inner of svg.querySelectorAll("*")) {
      if (SVG_TOLD.has(inner.localName.toLowerCase()) && !outermost.some((o) => o.contains(inner))) {
        outermost.push(inner);
      }
    }
    const shape = outermost.length ? null : svg.querySelector("use, path");
    return shape ? [shape] : outermost;
  };

  /** @param {Element} element */
  const pseudoText = (element) => {
    let text = "";
    for (const which of ["::before", "::after"]) {
      const content = getComputedStyle(element, which).content;
      if (content.startsWith('"')) text += content.slice(1, content.lastIndexOf('"'));
    }
    return text;
  };

  /**
   * Tells the element and what is in it; its number is added to `sink`. What is nested deeper
   * than `maxDepth` is told flat, as children of the last level.
   *
   * @param {Element} element
   * @param {boolean} inShadow
   * @param {number} depth
   * @param {(number|string)[]} sink
   */
  const visit = (element, inShadow, depth, sink) => {
    const me = nodes.length;
    index.set(element, me);
    elements.push(element);
    sink.push(me);
    const tag = element.localName.toLowerCase();
    const css = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const rendered = element.checkVisibility ? element.checkVisibility() : css.display !== "none";
    const focusable = rendered && /** @type {HTMLElement} */ (element).tabIndex >= 0 &&
      !(/** @type {HTMLInputElement} */ (element).disabled);
    const flags = (rendered ? 1 : 0) | (focusable ? 2 : 0) | (inShadow ? 4 : 0) |
      (css.display === "contents" ? 8 : 0);
    /** @type {(number|string)[]} */
    const own = [];
    const children = depth < options.maxDepth ? own : sink;
    /** @type {unknown[]} */
    const node = [tag, attributesOf(element), own,
      rendered ? [round(box.x + scrollX), round(box.y + scrollY), round(box.width), round(box.height)] : 0,
      styleOf(css), flags];
    nodes.push(node);
    if (element instanceof HTMLImageElement) {
      node.push([element.currentSrc || element.src, element.naturalWidth, element.naturalHeight]);
    } else if (NAMED_BY_STYLE.test(tag) && rendered && !(element.textContent || "").trim()) {
      node.push(pseudoText(element));
    }
    if (textOnly(element, tag)) {
      children.push((element.textContent || "").slice(0, 200000));
      return;
    }
    if (SILENT.has(tag)) return;
    const list = tag === "svg" ? told(element) : childrenOf(element);
    const shadow = inShadow || Boolean(element.shadowRoot);
    for (const child of list) {
      if (nodes.length >= options.maxElements) break;
      if (child.nodeType === 3) {
        const text = /** @type {Text} */ (child).data;
        if (text) children.push(text);
      } else if (child.nodeType === 1) {
        visit(/** @type {Element} */ (child), shadow, depth + 1, children);
      }
    }
  };

  visit(document.documentElement, false, 0, []);
  Object.assign(globalThis, { a11yauditIndex: index, a11yauditElements: elements });
  const scroller = document.scrollingElement || document.documentElement;
  return JSON.stringify({
    url: location.href, title: document.title, compatMode: document.compatMode,
    viewport: [window.innerWidth, window.innerHeight],
    size: [scroller.scrollWidth, scroller.scrollHeight],
    complete: nodes.length < options.maxElements,
    styles: [...styles.keys()], nodes,
  });
}
