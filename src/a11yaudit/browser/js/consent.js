// @ts-check
/**
 * States what lies over the page, or before or after its content, and could be a consent banner
 * or a dialog: of each its place, its words and its controls. Judges nothing.
 *
 * Remembers the elements in `globalThis.a11yauditConsent` for `consent_press` and
 * `consent_gone`. With `whole`, in the own frame of the banner of the tool of that name, the body
 * itself is the only candidate.
 * The shape of the answer is read by `consent_facts.py`.
 *
 * @param {{tools: {name: string, banner: string, reject: string, close: string, accept: string}[],
 *   names: string[], strong: string, weak: string, whole: string | null}} options
 * @returns {string}
 */
(options) => {
  const MOST_CANDIDATES = 24, MOST_CONTROLS = 60, LONGEST_TEXT = 1500, DEEPEST = 5;
  const COLUMNS = [0.06, 0.28, 0.5, 0.72, 0.94];
  const ROWS = [0.03, 0.15, 0.3, 0.45, 0.55, 0.7, 0.85, 0.97];
  const CONTENT = "main, [role=main], article";
  const STRICT = "a, button, input, summary, [role=button], [role=link], [onclick], [tabindex='0']";
  const LOOSE = "[class*=btn i], [class*=button i], [class*=close i], [class*=dismiss i]";
  const DIALOGS = "dialog[open], [role=dialog], [role=alertdialog], [aria-modal=true]";
  const TYPED = "input:not([type=hidden], [type=submit], [type=button], [type=image], " +
    "[type=reset], [type=checkbox], [type=radio]), textarea, select";
  const SKIPPED = /^(script|style|link|meta|template|noscript|html|head|body|a|button|input|label|option|img|svg|path|use)$/;
  const named = new RegExp(options.names.join("|"), "i");
  const strong = new RegExp(options.strong, "giu");
  const weak = new RegExp(options.weak, "iu");
  const width = window.innerWidth, height = window.innerHeight;
  const content = document.querySelector(CONTENT) || document.querySelector("h1");
  /** @type {WeakMap<Element, number> | undefined} */
  const index = /** @type {any} */ (globalThis).a11yauditIndex;

  /** @param {Element} element */
  const visible = (element) =>
    element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });

  /** @param {DOMRect} box @param {boolean} anywhere */
  const seen = (box, anywhere) => box.width * box.height >= 16 && box.width > 1 && box.height > 1 &&
    (anywhere || (box.right > 2 && box.left < width - 2 && box.bottom > 2 && box.top < height - 2));

  /** @param {Element} element */
  const inside = (element) => element.shadowRoot
    ? [...element.shadowRoot.children, ...element.children] : [...element.children];

  /**
   * The box that a person sees of the element, or null: its own, or that of what is in it where
   * it has none or lets the mouse through.
   *
   * @param {Element} element @param {boolean} anywhere @param {number} depth
   * @returns {DOMRect | null}
   */
  const shownBox = (element, anywhere, depth = 0) => {
    const css = getComputedStyle(element);
    if (!element.isConnected || css.display === "none" || depth > DEEPEST) return null;
    const own = element.getBoundingClientRect();
    if (visible(element) && seen(own, anywhere) && css.pointerEvents !== "none") return own;
    let left = Infinity, top = Infinity, right = -Infinity, bottom = -Infinity;
    for (const child of inside(element)) {
      const box = shownBox(child, anywhere, depth + 1);
      if (!box) continue;
      left = Math.min(left, box.left);
      top = Math.min(top, box.top);
      right = Math.max(right, box.right);
      bottom = Math.max(bottom, box.bottom);
    }
    return left < right ? new DOMRect(left, top, right - left, bottom - top) : null;
  };

  /** The element and the shadow roots in it. @param {Element} element */
  const rootsOf = (element) => {
    /** @type {(Element | ShadowRoot)[]} */
    const roots = [element];
    for (const root of roots) {
      if (root instanceof Element && root.shadowRoot) roots.push(root.shadowRoot);
      for (const inner of root.querySelectorAll("*")) {
        if (inner.shadowRoot) roots.push(inner.shadowRoot);
      }
    }
    return roots;
  };

  /** @param {(Element | ShadowRoot)[]} roots @param {string} selector @returns {Element[]} */
  const all = (roots, selector) => roots.flatMap((root) => [...root.querySelectorAll(selector)]);

  /** @param {(Element | ShadowRoot)[]} roots */
  const textOf = (roots) => roots.flatMap((root) => root instanceof Element ? [root] : [...root.children])
    .map((part) => /** @type {HTMLElement} */ (part).innerText || "").join(" ")
    .replace(/\s+/g, " ").trim();

  /** @param {Element} element */
  const namesOf = (element) => [element.id, element.getAttribute("class"), element.getAttribute("name"),
    ...[...element.attributes].filter((a) => a.name.startsWith("data-")).map((a) => `${a.name} ${a.value.slice(0, 40)}`)]
    .filter(Boolean).join(" ").slice(0, 240);

  /** @param {Element} element */
  const leadsAway = (element) => {
    const link = element.closest("a[href], area[href]");
    if (!(link instanceof HTMLAnchorElement)) return false;
    if (link.target && link.target !== "_self") return true;
    const address = link.getAttribute("href") || "";
    if (/^\s*(#|javascript:|$)/i.test(address)) return false;
    return link.href.split("#")[0] !== location.href.split("#")[0];
  };

  /** 0: submits nothing; 1: a form without fields to fill in; 2: one with such fields. @param {any} element */
  const submits = (element) => {
    const form = element.form;
    if (!form || !/^(submit|image)$/.test(element.type)) return 0;
    if ((element.getAttribute("formmethod") || form.getAttribute("method")) === "dialog") return 0;
    return form.querySelector(TYPED) ? 2 : 1;
  };

  /** @param {Element} element @param {any} tool */
  const controlFacts = (element, tool) => {
    const any = /** @type {any} */ (element);
    const picture = element.querySelector("img[alt], svg[aria-label], svg title");
    const field = element instanceof HTMLInputElement ? element.value : "";
    return {
      text: String(any.innerText || field || "").replace(/\s+/g, " ").trim().slice(0, 100),
      label: (element.getAttribute("aria-label") || element.getAttribute("title") ||
        (picture && (picture.getAttribute("alt") || picture.getAttribute("aria-label") || picture.textContent)) || "").trim().slice(0, 100),
      names: namesOf(element) + " " + (field && element.getAttribute("value") || ""),
      tool: !tool ? "" : ["reject", "close", "accept"].find((how) => tool[how] && element.matches(tool[how])) || "",
      away: leadsAway(element), submits: submits(element), disabled: Boolean(any.disabled),
      widget: element.hasAttribute("aria-expanded") || element.hasAttribute("aria-haspopup") ||
        /^(switch|tab|checkbox|radio|menuitem|combobox)$/.test(element.getAttribute("role") || ""),
    };
  };

  /** What can be pressed. @param {(Element | ShadowRoot)[]} roots @param {any} tool */
  const controlsIn = (roots, tool) => {
    const own = tool ? [tool.reject, tool.close, tool.accept].filter(Boolean).join(",") : "";
    const found = all(roots, [STRICT, LOOSE, own].filter(Boolean).join(",")).filter((element) => {
      if (element.matches("input:not([type=button], [type=submit], [type=image])")) return false;
      if (!visible(element) || !seen(element.getBoundingClientRect(), true)) return false;
      if (element.matches(own ? `${STRICT}, ${own}` : STRICT)) return true;
      return getComputedStyle(element).cursor === "pointer" && !element.querySelector(STRICT) &&
        !element.closest("a, button");
    });
    return found.slice(0, MOST_CONTROLS);
  };

  /** @param {Element} element */
  const selectorOf = (element) => {
    const tag = element.localName;
    if (element.id && document.querySelectorAll(`#${CSS.escape(element.id)}`).length === 1) return `#${CSS.escape(element.id)}`;
    const classes = [...element.classList].slice(0, 2).map((name) => `.${CSS.escape(name)}`).join("");
    if (classes) return tag + classes;
    const role = element.getAttribute("role");
    return role ? `${tag}[role="${CSS.escape(role)}"]` : tag;
  };

  /** Whether the page's content is in it. @param {Element} element */
  const holdsContent = (element) => Boolean(content && element.contains(content) &&
    (content.localName !== "h1" || element.querySelectorAll("p").length > 12)) ||
    Boolean(element.querySelector(CONTENT));

  /** The outermost element that holds nothing else to be seen. @param {Element} element */
  const outermost = (element) => {
    let here = element;
    for (let level = 0; level < 4; level += 1) {
      const parent = here.parentElement;
      if (!parent || parent === document.body || parent === document.documentElement) break;
      if (holdsContent(parent)) break;
      const others = [...parent.children].some((other) => other !== here &&
        !SKIPPED.test(other.localName) && (other.textContent || "").trim() && visible(other));
      const words = [...parent.childNodes].some((node) => node.nodeType === 3 && /** @type {Text} */ (node).data.trim());
      if (others || words) break;
      here = parent;
    }
    return here;
  };

  /** @type {(Element | null)[]} */
  const hits = ROWS.flatMap((row) => COLUMNS.map((column) => document.elementFromPoint(width * column, height * row)));
  const middles = ROWS.flatMap((row, r) => COLUMNS.map((column) => column === 0.5 && row > 0.4 && row < 0.6))
    .flatMap((is, i) => is ? [hits[i]] : []);

  /** The elements taken out of the flow that lie on top somewhere. @type {Set<Element>} */
  const raised = new Set();
  const walked = new Set();
  for (const hit of hits) {
    for (let here = hit; here && here !== document.body && !walked.has(here); here = here.parentElement) {
      walked.add(here);
      const css = getComputedStyle(here);
      if (css.position === "fixed" || css.position === "sticky" ||
        (css.position === "absolute" && Number(css.zIndex) >= 100)) raised.add(here);
    }
  }

  /** The blocks before and after the content, all the way down to it. */
  const edges = () => {
    /** @type {Element[]} */
    const found = [];
    let here = /** @type {Element | undefined} */ (document.body);
    for (let level = 0; here && level < DEEPEST; level += 1) {
      const blocks = [...here.children].filter((child) => !SKIPPED.test(child.localName) && visible(child));
      found.push(...blocks.slice(0, 3), ...blocks.slice(-2));
      here = content ? blocks.find((block) => block !== content && block.contains(content)) : undefined;
    }
    return found;
  };

  /** @param {Element} element */
  const positionOf = (element) => {
    const positions = [element, ...inside(element)].map((one) => getComputedStyle(one).position);
    return ["fixed", "sticky", "absolute"].find((one) => positions.includes(one)) || "static";
  };

  /** "top" or "bottom" where the element stands in the flow before or after the content, else "". @param {Element} element */
  const edgeOf = (element) => {
    if (!content || element.contains(content) || element.closest(CONTENT)) return "";
    if (positionOf(element) !== "static") return "";
    const before = content.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING;
    const box = shownBox(element, true);
    if (!box) return "";
    const bottom = (document.scrollingElement || document.documentElement).scrollHeight - scrollY;
    if (before && box.top < 300 && box.height < height * 0.7) return "top";
    return !before && bottom - box.bottom < 200 && box.height < height * 0.7 ? "bottom" : "";
  };

  /** @param {Element} element */
  const speaks = (element) => named.test(namesOf(element)) ||
    (element.textContent || "").slice(0, LONGEST_TEXT * 4).search(strong) >= 0;

  /** @type {Map<Element, {tool: any, names: string}>} */
  const candidates = new Map();
  /** @param {Element} seed @param {any} tool */
  const add = (seed, tool) => {
    const root = tool || seed === document.body ? seed : outermost(seed);
    const before = candidates.get(root);
    const names = [...new Set([root, seed])].map(namesOf).join(" ");
    candidates.set(root, { tool: before?.tool || tool, names: `${before?.names || ""} ${names}`.slice(0, 500) });
  };

  if (options.whole !== null) {
    add(document.body, options.tools.find((tool) => tool.name === options.whole));
  } else {
    for (const tool of options.tools) {
      // One by one: of a single id or class the browser keeps a list.
      const elements = tool.banner.split(",").flatMap((selector) => [...document.querySelectorAll(selector)]);
      for (const element of elements) if (shownBox(element, false) || edgeOf(element)) add(element, tool);
    }
    const byName = options.names.map((name) => `[id*="${name}" i], [class*="${name}" i]`).join(",");
    const seeds = [...document.querySelectorAll(DIALOGS), ...raised];
    const speaking = [...document.querySelectorAll(byName), ...edges()].filter((element) =>
      !SKIPPED.test(element.localName) && !(content && element.contains(content)) && speaks(element));
    for (const seed of [...seeds, ...speaking]) {
      if (candidates.size >= MOST_CANDIDATES) break;
      if (SKIPPED.test(seed.localName) || holdsContent(seed)) continue;
      if ([...candidates].some(([other, known]) => known.tool && other.contains(seed))) continue;
      if (shownBox(seed, false) || edgeOf(seed)) add(seed, null);
    }
  }
  const outer = [...candidates].filter(([element, known]) => known.tool ||
    ![...candidates].some(([other]) => other !== element && other.contains(element)));

  /** @type {{element: Element, controls: Element[], frames: Element[], anywhere: boolean}[]} */
  const found = [];
  const told = outer.map(([element, { tool, names }]) => {
    const roots = rootsOf(element);
    const text = textOf(roots);
    const css = getComputedStyle(element);
    const position = positionOf(element);
    const box = shownBox(element, true) || element.getBoundingClientRect();
    const spoken = [...text.matchAll(strong)].map((match) => match[0].toLowerCase());
    const dialog = element.matches(DIALOGS) || all(roots, DIALOGS).some(visible);
    const talks = Boolean(tool) || options.whole !== null || dialog || spoken.length > 0 || named.test(names) || weak.test(text);
    const near = hits.filter((hit) => hit && element.contains(hit)).length / hits.length;
    const middle = middles.some((hit) => hit && element.contains(hit));
    const controls = talks || (middle && near > 0.2) ? controlsIn(roots, tool) : [];
    const frames = [...(element.localName === "iframe" ? [element] : []), ...all(roots, "iframe")]
      .filter((frame) => visible(frame) && seen(frame.getBoundingClientRect(), false));
    found.push({ element, controls, frames, anywhere: !shownBox(element, false) });
    return {
      number: index?.get(element) ?? null, selector: selectorOf(element), tag: element.localName,
      role: element.getAttribute("role") || "", tool: tool ? tool.name : "", names, position,
      box: [box.x, box.y, box.width, box.height], z: parseInt(css.zIndex, 10) || 0, near, middle,
      dialog, modal: [element, ...all(roots, DIALOGS)].some((one) => visible(one) && one.matches("[aria-modal=true], :modal")),
      text: text.slice(0, LONGEST_TEXT), length: text.length,
      named: named.test(names), spoken: [...new Set(spoken)].length, weak: text.search(weak),
      edge: edgeOf(element),
      content: holdsContent(element) || Boolean(position === "sticky" && element.closest(CONTENT)),
      nav: Boolean(element.querySelector("nav, [role=navigation], [role=search], [role=menubar]")),
      within: Boolean(element.closest("header, nav, [role=banner], [role=navigation]")),
      fields: all(roots, TYPED).filter(visible).length,
      controls: controls.map((control) => controlFacts(control, tool)),
      frames: frames.map((frame) => {
        const edge = frame.getBoundingClientRect();
        return [edge.x + frame.clientLeft, edge.y + frame.clientTop];
      }),
    };
  });
  /** @type {any} */ (globalThis).a11yauditConsent = { found, shownBox };
  const scroller = document.scrollingElement || document.documentElement;
  const locks = [document.documentElement, document.body].filter(Boolean).map((one) => getComputedStyle(one));
  const veil = hits.filter((hit) => hit && raised.has(hit) && !(hit.textContent || "").trim() &&
    !hit.querySelector("img, video, iframe, canvas")).length / hits.length;
  return JSON.stringify({
    window: [width, height], veil, found: told,
    locked: locks.some((css) => css.overflowY === "hidden" || css.position === "fixed") && scroller.scrollHeight > height * 1.1,
    inert: Boolean(content && content.closest("[inert], [aria-hidden=true]")),
  });
}
