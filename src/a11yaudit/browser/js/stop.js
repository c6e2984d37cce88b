// @ts-check
/**
 * States what has the focus now, the transitions it set off brought to their end, as JSON: the
 * element, its box, what lies over it, and what of the element that had the focus before has
 * changed now that it has lost it. Judges nothing.
 *
 * @returns {string}
 */
() => {
  const world = /** @type {any} */ (globalThis);
  const keys = world.a11yauditKeys;
  /** @type {WeakMap<Element, number>} */
  const index = world.a11yauditIndex;
  const TEXT_FIELDS = /^(text|search|email|url|tel|password|number|date|month|week|time|datetime-local)$/;
  const LOOKS = ["backgroundColor", "backgroundImage", "backgroundPosition", "boxShadow", "color",
    "textDecorationLine", "textDecorationColor", "textDecorationThickness", "textUnderlineOffset",
    "opacity", "visibility", "display", "transform", "filter", "fontWeight", "top", "left", "right",
    "bottom", "width", "height", "clip", "clipPath", "fill", "stroke", "strokeWidth"];
  const KEPT = { outline: 0, border: 1 };

  const deepActive = () => {
    let element = document.activeElement;
    while (element && element.shadowRoot && element.shadowRoot.activeElement) {
      element = element.shadowRoot.activeElement;
    }
    return element === document.body || element === document.documentElement ? null : element;
  };

  /** The parent in the composed tree. @param {Element} element @returns {Element | null} */
  const up = (element) => {
    if (element.assignedSlot) return element.assignedSlot;
    if (element.parentElement) return element.parentElement;
    const root = element.getRootNode();
    return root instanceof ShadowRoot ? root.host : null;
  };

  /** @param {Element} inner @param {Element} outer */
  const within = (inner, outer) => {
    for (let one = /** @type {Element | null} */ (inner); one; one = up(one)) {
      if (one === outer) return true;
    }
    return false;
  };

  /** @param {Element} element */
  const place = (element) => {
    let order = index.get(element);
    let near = /** @type {Element | null} */ (element);
    while (order === undefined && near) {
      near = near.previousElementSibling || up(near);
      if (near) {
        const inside = [...near.querySelectorAll("*")].map((e) => index.get(e) ?? -1);
        order = near.contains(element) ? index.get(near)
          : Math.max(index.get(near) ?? -1, ...inside);
        if (order === -1) order = undefined;
      }
    }
    const text = element.getAttribute("aria-label") || element.textContent ||
      /** @type {HTMLInputElement} */ (element).value || element.getAttribute("placeholder") || "";
    return { index: index.get(element) ?? null, tag: element.localName,
      text: String(text).replace(/\s+/g, " ").trim().slice(0, 80), order: order ?? 0 };
  };

  /** The elements whose looks may tell that this one has the focus. @param {Element} element */
  const telling = (element) => {
    const found = new Set([element]);
    let outer = up(element);
    for (let level = 0; outer && level < 5 && outer !== document.body; level += 1) {
      found.add(outer);
      outer = up(outer);
    }
    for (const near of [element, element.previousElementSibling, element.nextElementSibling]) {
      if (!near) continue;
      found.add(near);
      for (const inner of [...near.querySelectorAll("*")].slice(0, near === element ? 25 : 8)) {
        found.add(inner);
      }
    }
    for (const label of /** @type {HTMLInputElement} */ (element).labels || []) found.add(label);
    return [...found];
  };

  /** Whether clipping leaves nothing. @param {string} clip @param {string} path */
  const cut = (clip, path) => /inset\((50%|100%)/.test(path) ||
    (clip !== "auto" && /^rect\((0|1)px,? (0|1)px,? (0|1)px/.test(clip));

  const clear = (/** @type {string} */ colour) =>
    colour === "transparent" || /,\s*0\)$|\/\s*0\)$/.test(colour);

  /** @param {CSSStyleDeclaration} css */
  const looksOf = (css) => {
    /** @type {Record<string, string>} */
    const looks = {};
    const outlined = css.outlineStyle !== "none" && parseFloat(css.outlineWidth) > 0 &&
      (css.outlineStyle === "auto" || !clear(css.outlineColor));
    looks.outline = outlined
      ? [css.outlineStyle, css.outlineWidth, css.outlineColor, css.outlineOffset].join(" ") : "none";
    looks.border = ["Top", "Right", "Bottom", "Left"].map((side) => {
      const style = css.getPropertyValue(`border-${side.toLowerCase()}-style`);
      const width = css.getPropertyValue(`border-${side.toLowerCase()}-width`);
      const colour = css.getPropertyValue(`border-${side.toLowerCase()}-color`);
      return style === "none" || parseFloat(width) === 0 || clear(colour)
        ? "none" : `${style} ${width} ${colour}`;
    }).join(", ");
    for (const name of LOOKS) looks[name] = /** @type {any} */ (css)[name];
    return looks;
  };

  /** Whether anybody could see a change of it, by its own styles. @param {Element} element
   *  @param {Record<string, string>} looks */
  const shows = (element, looks) => {
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && parseFloat(looks.opacity) >= 0.1 &&
      !cut(looks.clip, looks.clipPath);
  };

  /** @param {Element} element */
  const picture = (element) => telling(element).map((one) => {
    const own = looksOf(getComputedStyle(one));
    return {
      one, own, shown: shows(one, own),
      ...(one === element || one === element.nextElementSibling || one.localName === "label"
        ? { before: looksOf(getComputedStyle(one, "::before")),
            after: looksOf(getComputedStyle(one, "::after")) } : {}),
    };
  });

  const spelled = (/** @type {string} */ name) => name in KEPT
    ? name : name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

  /** What differs between the looks kept and the looks now, but for what has the focus now.
   *  @param {{element: Element, looks: any[]}} last @param {Element | null} focused */
  const changesSince = (last, focused) => {
    const names = new Set();
    for (const { one, shown, own, before, after } of last.looks) {
      if (!one.isConnected) {
        if (shown) names.add("display");
        continue;
      }
      const theirs = focused && (within(one, focused) ||
        (within(focused, one) && !within(last.element, one)));
      if (theirs) continue;
      const now = looksOf(getComputedStyle(one));
      if (!shown && !shows(one, now)) continue;
      const pairs = [[own, now]];
      if (before) pairs.push([before, looksOf(getComputedStyle(one, "::before"))]);
      if (after) pairs.push([after, looksOf(getComputedStyle(one, "::after"))]);
      for (const [was, is] of pairs) {
        for (const name of Object.keys(was)) if (was[name] !== is[name]) names.add(spelled(name));
      }
    }
    return [...names].sort();
  };

  /** Brings what moves these elements to its end at once, unless it moves for ever: waiting for
   *  the transitions of a whole menu would take seconds. One may set off another.
   *  @param {Element[]} watched */
  const rest = (watched) => {
    for (let round = 0; round < 4; round += 1) {
      const left = document.getAnimations().filter((animation) => {
        const effect = /** @type {KeyframeEffect | null} */ (animation.effect);
        const moved = effect && effect.target;
        return moved && animation.playState === "running" &&
          Number.isFinite(Number(effect.getComputedTiming().endTime)) &&
          watched.some((one) => within(one, moved) || within(moved, one));
      });
      if (!left.length) return;
      for (const animation of left) animation.finish();
    }
  };

  /** The boxes that the element is made of. @param {Element} element */
  const boxesOf = (element) => {
    if (element instanceof HTMLAreaElement) {
      const map = element.closest("map");
      const image = map && document.querySelector(`img[usemap="#${CSS.escape(map.name)}"]`);
      return image ? [image.getBoundingClientRect()] : [];
    }
    const own = [...element.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
    if (own.length) return own;
    const inner = [...element.querySelectorAll("*")].slice(0, 30)
      .flatMap((one) => [...one.getClientRects()]).filter((box) => box.width > 1 && box.height > 1);
    return inner.length ? inner : [...element.getClientRects()];
  };

  /** What scrolling boxes and the window leave of a box. @param {DOMRect} box @param {Element} element */
  const seenOf = (box, element) => {
    let [left, top, right, bottom] = [box.left, box.top, box.right, box.bottom];
    let position = getComputedStyle(element).position;
    for (let outer = up(element); outer && outer !== document.body; outer = up(outer)) {
      if (position === "fixed") break;
      const css = getComputedStyle(outer);
      if (position === "absolute" && css.position === "static") continue;
      if (css.overflowX !== "visible" || css.overflowY !== "visible") {
        const clip = outer.getBoundingClientRect();
        if (outer !== document.documentElement) {
          [left, top] = [Math.max(left, clip.left), Math.max(top, clip.top)];
          [right, bottom] = [Math.min(right, clip.right), Math.min(bottom, clip.bottom)];
        }
      }
      position = css.position;
    }
    const sized = box.width >= 1 && box.height >= 1;
    const clipped = sized && (right - left < 1 || bottom - top < 1);
    [left, top] = [Math.max(left, 0), Math.max(top, 0)];
    [right, bottom] = [Math.min(right, window.innerWidth), Math.min(bottom, window.innerHeight)];
    return { left, top, width: Math.max(0, right - left), height: Math.max(0, bottom - top), clipped };
  };

  /** @param {Element} element */
  const cutAway = (element) => {
    for (let one = /** @type {Element | null} */ (element); one; one = up(one)) {
      const css = getComputedStyle(one);
      if (cut(css.clip, css.clipPath)) return true;
    }
    return false;
  };

  /** @param {Element} element */
  const opacityOf = (element) => {
    let product = 1;
    for (let one = /** @type {Element | null} */ (element); one; one = up(one)) {
      product *= parseFloat(getComputedStyle(one).opacity);
    }
    return product;
  };

  /** @param {number} x @param {number} y */
  const hitAt = (x, y) => {
    let hit = document.elementFromPoint(x, y);
    while (hit && hit.shadowRoot) {
      const inner = hit.shadowRoot.elementFromPoint(x, y);
      if (!inner || inner === hit) break;
      hit = inner;
    }
    return hit;
  };

  const painted = (/** @type {CSSStyleDeclaration} */ css) => parseFloat(css.opacity) > 0.3 &&
    (!clear(css.backgroundColor) || css.backgroundImage !== "none");

  /** What of `hit` and of what holds it is painted over the element; null: nothing is.
   *  @param {Element} hit @param {Element} element */
  const coverOf = (hit, element) => {
    if (/^(img|video|iframe|canvas|embed|object|input|button|select|textarea)$/.test(hit.localName) &&
        parseFloat(getComputedStyle(hit).opacity) > 0.3) return hit;
    for (let one = /** @type {Element | null} */ (hit); one && !within(element, one); one = up(one)) {
      if (painted(getComputedStyle(one))) return one;
      for (const pseudo of ["::before", "::after"]) {
        const css = getComputedStyle(one, pseudo);
        if (css.content !== "none" && css.content !== "normal" && painted(css)) return one;
      }
    }
    return null;
  };

  /** @param {Element} element @param {{left: number, top: number, width: number, height: number}} seen */
  const coveredAt = (element, seen) => {
    /** @type {Set<Element>} */
    const covers = new Set();
    const [dx, dy] = [Math.min(seen.width / 2, Math.max(1, seen.width * 0.1)),
      Math.min(seen.height / 2, Math.max(1, seen.height * 0.1))];
    const [right, bottom] = [seen.left + seen.width, seen.top + seen.height];
    const points = [[seen.left + seen.width / 2, seen.top + seen.height / 2],
      [seen.left + dx, seen.top + dy], [right - dx, seen.top + dy],
      [seen.left + dx, bottom - dy], [right - dx, bottom - dy]];
    const labels = [.../** @type {HTMLInputElement} */ (element).labels || []];
    let hits = 0;
    for (const [x, y] of points) {
      const hit = hitAt(x, y);
      const own = !hit || within(hit, element) || within(element, hit) ||
        labels.some((label) => within(hit, label));
      const cover = own ? null : coverOf(/** @type {Element} */ (hit), element);
      if (cover) covers.add(cover);
      else hits += 1;
    }
    return { points: points.length, hits, covers: [...covers].map(place) };
  };

  /** @param {Element} element */
  const factsOf = (element) => {
    const boxes = boxesOf(element);
    const [left, top] = [Math.min(...boxes.map((b) => b.left)), Math.min(...boxes.map((b) => b.top))];
    const [right, bottom] = [Math.max(...boxes.map((b) => b.right)), Math.max(...boxes.map((b) => b.bottom))];
    const seen = boxes.map((box) => seenOf(box, element));
    const areas = boxes.map((box) => box.width * box.height);
    const whole = areas.reduce((sum, area) => sum + area, 0);
    const inView = seen.reduce((sum, part) => sum + part.width * part.height, 0);
    const best = seen.reduce((most, part) =>
      part.width * part.height > most.width * most.height ? part : most, seen[0]);
    const testable = best && best.width >= 1 && best.height >= 1 &&
      getComputedStyle(element).pointerEvents !== "none";
    const round = (/** @type {number} */ n) => Math.round(n * 10) / 10;
    return {
      box: boxes.length ? [round(left + window.scrollX), round(top + window.scrollY),
        round(right - left), round(bottom - top)] : [0, 0, 0, 0],
      inView: whole > 0 ? Math.min(1, round(inView / whole * 10) / 10) : 0,
      clipped: cutAway(element) || (boxes.length > 0 && seen.every((part) => part.clipped)),
      opacity: Math.round(opacityOf(element) * 100) / 100,
      ...(testable ? coveredAt(element, best) : { points: 0, hits: 0, covers: [] }),
    };
  };

  const element = deepActive();
  const last = keys.last;
  rest([element, last && last.element].filter(Boolean));
  const lost = last ? { key: last.key, changes: changesSince(last, element === last.element ? null : element) } : null;
  const prevented = Boolean(keys.event && keys.event.type === "keydown" && keys.event.defaultPrevented);
  const forced = prevented || keys.focused > 1;
  keys.focused = 0;
  keys.event = null;
  keys.last = null;
  if (!element || !element.isConnected) return JSON.stringify({ key: 0, lost, forced });
  if (!keys.numbers.has(element)) keys.numbers.set(element, keys.next++);
  keys.last = { element, key: keys.numbers.get(element), looks: picture(element) };
  const field = /** @type {HTMLInputElement} */ (element);
  const caret = element.localName === "textarea" || /** @type {HTMLElement} */ (element).isContentEditable ||
    (element.localName === "input" && TEXT_FIELDS.test(field.type) && !field.readOnly);
  return JSON.stringify({
    key: keys.numbers.get(element), lost, forced, place: place(element), caret,
    kind: [element, up(element), up(up(element) || element)].map((one) => one &&
      ["class", "type", "role"].reduce((said, name) => `${said}|${one.getAttribute(name) || ""}`,
        one.localName)).join(" "),
    frame: /^(iframe|frame|object|embed)$/.test(element.localName), ...factsOf(element),
    scroll: [Math.round(window.scrollX), Math.round(window.scrollY)],
  });
}
