// The list of pages is whole without this; it filters and sorts, and the address keeps the view.
(() => {
  "use strict";
  const table = document.getElementById("page-table");
  const filters = document.getElementById("filters");
  const fold = document.getElementById("filter-fold");
  if (!table || !filters) return;

  const PREFIX = "#view?";
  const FIELDS = ["text", "section", "author", "rule", "kind", "cause", "state", "safe", "sort"];
  const body = table.tBodies[0];
  const lists = Object.fromEntries(["rules", "causes", "kinds"].map(name => [name, table.dataset[name].split(" ")]));
  const STATES = { n: "new", k: "known" };
  const fields = FIELDS.map(name => filters.querySelector(`[name="${name}"]`)).filter(Boolean);
  const status = document.getElementById("shown-status");
  const collator = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true });
  const plain = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();
  const texts = (row, selector) => [...row.querySelectorAll(selector)].map(e => e.textContent.trim());

  const found = has => has.split(" ").filter(Boolean).map(sort => {
    const [count, rule, kind, cause, state, safe] = sort.split(":");
    return {
      count: Number(count || 1), rule: lists.rules[rule], kind: lists.kinds[kind],
      cause: lists.causes[cause || -1] ?? "", state: STATES[state] ?? "", safe: Boolean(safe),
    };
  });
  // What the rows say is read once, when it is first asked for.
  let read = null;
  const rows = () => read ??= [...body.rows].map((element, order) => ({
    element, order,
    number: Number(element.dataset.number),
    total: Number(element.dataset.total),
    fresh: Number(element.dataset.new),
    day: element.dataset.day ?? "",
    title: texts(element, ".row-name").join(" "),
    text: plain(texts(element, ".row-name, .address").join(" ")),
    section: texts(element, ".row-section").join(" "),
    authors: texts(element, ".row-author"),
    has: found(element.dataset.has),
    matches: null,
  }));

  const wanted = () => Object.fromEntries(fields.map(field =>
    [field.name, field.type === "checkbox" ? (field.checked ? "1" : "") : field.value]));

  const counted = (row, view) => {
    const rules = view.rule ? new Set(view.rule.split(",")) : null;
    return row.has.filter(sort =>
      (!rules || rules.has(sort.rule)) && (!view.kind || sort.kind === view.kind) &&
      (!view.state || sort.state === view.state) && (!view.safe || sort.safe) &&
      (!view.cause || sort.cause === view.cause)
    ).reduce((sum, sort) => sum + sort.count, 0);
  };

  const named = (a, b) => (a === "") - (b === "") || collator.compare(a, b);
  const ORDERS = {
    most: (a, b) => b.total - a.total,
    new: (a, b) => b.fresh - a.fresh,
    title: (a, b) => named(a.title, b.title),
    section: (a, b) => named(a.section, b.section) || named(a.authors.join(), b.authors.join()),
    author: (a, b) => named(a.authors.join(), b.authors.join()),
    latest: (a, b) => (a.day < b.day) - (a.day > b.day),
    run: (a, b) => a.number - b.number,
  };
  let sorted = "";
  const arrange = by => {
    if (by === sorted) return;
    const order = ORDERS[by] ?? (() => 0);
    const arranged = [...rows()].sort((a, b) => order(a, b) || a.order - b.order);
    body.append(...arranged.map(row => row.element));
    sorted = by;
    for (const head of table.querySelectorAll("th[data-sort]")) {
      if (head.dataset.sort === by) head.setAttribute("aria-sort", by === "most" ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
  };

  const tell = (row, n) => {
    if (n === null) { row.matches?.remove(); row.matches = null; return; }
    if (!row.matches) {
      row.matches = document.createElement("p");
      row.matches.className = "row-match";
      row.element.querySelector(".row-found")?.append(row.matches);
    }
    row.matches.textContent = table.dataset.match.replace("{n}", n.toLocaleString(document.documentElement.lang));
  };

  const filter = view => {
    const words = plain(view.text ?? "").split(/\s+/).filter(Boolean);
    const asks = ["rule", "kind", "state", "safe", "cause"].some(name => view[name]);
    let shown = 0;
    for (const row of rows()) {
      const n = asks ? counted(row, view) : null;
      const fits = n !== 0 && words.every(word => row.text.includes(word)) &&
        (!view.section || row.section === view.section) && (!view.author || row.authors.includes(view.author));
      row.element.hidden = !fits;
      tell(row, fits ? n : null);
      shown += fits;
    }
    const total = rows().length;
    const text = shown === total ? status.dataset.all : shown ? status.dataset.some : status.dataset.none;
    const number = n => n.toLocaleString(document.documentElement.lang);
    status.textContent = text.replace("{shown}", number(shown)).replace("{total}", number(total)).replace("{hidden}", number(total - shown));
  };

  const apply = () => { const view = wanted(); arrange(view.sort ?? ""); filter(view); };

  // The address names the view, so that it can be passed on.
  const remember = () => {
    const query = new URLSearchParams(Object.entries(wanted()).filter(([, value]) => value)).toString();
    const hash = query ? PREFIX + query : "#pages";
    if (!query && !location.hash.startsWith(PREFIX)) return;
    try { history.replaceState(null, "", hash); } catch { location.hash = hash; }
  };
  const set = query => {
    const asked = new URLSearchParams(query);
    for (const field of fields) {
      const value = asked.get(field.name) ?? "";
      if (field.type === "checkbox") field.checked = value === "1";
      else if (field.tagName === "SELECT" && value && ![...field.options].some(option => option.value === value)) {
        // A set of rules that no option names, such as all of one family.
        if (field.name === "rule" && value.split(",").every(rule => lists.rules.includes(rule))) {
          const option = new Option(value.split(",").join(", "), value);
          field.append(option);
          field.value = value;
        } else field.value = "";
      } else field.value = value;
    }
    apply();
  };
  const fromAddress = () => {
    if (location.hash.startsWith(PREFIX)) { set(location.hash.slice(PREFIX.length)); return true; }
    return false;
  };

  let waiting = 0;
  filters.addEventListener("input", event => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { apply(); remember(); }, event.target.type === "search" && rows().length > 300 ? 120 : 0);
  });
  document.getElementById("reset").addEventListener("click", () => { set(""); remember(); });
  document.addEventListener("click", event => {
    const link = event.target.closest?.("a[data-view]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    set(link.dataset.view);
    remember();
    fold.open = true;
    const heading = document.getElementById("pages");
    heading.focus({ preventScroll: true });
    heading.scrollIntoView();
  });
  for (const link of document.querySelectorAll("a[data-view]")) link.href = PREFIX + link.dataset.view;
  for (const part of document.querySelectorAll(".to-list")) part.hidden = false;
  addEventListener("hashchange", fromAddress);

  for (const head of table.querySelectorAll("th[data-sort]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const sort = filters.querySelector("[name=sort]");
      sort.value = sort.value === head.dataset.sort ? "" : head.dataset.sort;
      apply();
      remember();
    });
  }

  fold.hidden = false;
  if (matchMedia("(max-width: 46rem)").matches && !location.hash.startsWith(PREFIX)) fold.open = false;
  document.getElementById("shown").hidden = false;
  if (fromAddress()) document.getElementById("pages").scrollIntoView();
  else status.textContent = status.dataset.all.replace("{total}", body.rows.length.toLocaleString(document.documentElement.lang));
})();
