/* What hand and keyboard do in the overview: zoom, pan, going from mark to mark, and a word beside each. */

const ZOOM = 1.5;
const PAN = 0.2;
const DRAGGED = 4;
const PAPER = 1000;

class Controls {
  /** `pick(id)` is called for a mark or bar that is chosen, `tip` is the element that says what one stands for. */
  constructor(overview, tip, pick) {
    this.overview = overview;
    this.svg = overview.svg;
    this.tip = tip;
    this.pick = pick;
    const { svg } = this;
    svg.addEventListener("keydown", (event) => this.key(event));
    svg.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    svg.addEventListener("click", (event) => this.click(event));
    svg.addEventListener("pointerdown", (event) => this.press(event));
    svg.addEventListener("dragstart", (event) => event.preventDefault());
    for (const kind of ["pointerover", "focusin"]) svg.addEventListener(kind, (event) => this.hint(event.target.closest("a")));
    for (const kind of ["pointerout", "focusout"]) svg.addEventListener(kind, () => this.hint(null));
    overview.host.addEventListener("scroll", () => this.hint(null));
    addEventListener("beforeprint", () => overview.print(PAPER));
    addEventListener("afterprint", () => overview.print(0));
  }

  /** What a key or a button asks for. */
  act(what) {
    const { overview } = this;
    const acts = {
      in: () => overview.zoom(ZOOM),
      out: () => overview.zoom(1 / ZOOM),
      earlier: () => overview.pan(-PAN),
      later: () => overview.pan(PAN),
      all: () => overview.show(overview.whole.first, overview.whole.last),
    };
    acts[what]();
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const mark = event.target.closest("a");
    const everywhere = { "+": "in", "=": "in", "-": "out", "0": "all" };
    const alone = { ArrowLeft: "earlier", ArrowRight: "later" };
    const act = everywhere[event.key] || (mark ? "" : alone[event.key]);
    if (act) this.act(act);
    else if (mark && event.key === "Escape") this.svg.focus();
    else if (mark && event.key.startsWith("Arrow")) this.move(mark, event.key);
    else if (!mark && event.key === "Enter") this.focus(this.svg.querySelector("a"));
    else return;
    event.preventDefault();
  }

  /** To the mark before or behind, or to the nearest of the dispute above or below. */
  move(from, key) {
    const rows = [...this.svg.querySelectorAll("g")].map((group) => [...group.querySelectorAll("a")]);
    const at = rows.findIndex((row) => row.includes(from));
    const row = rows[at].map((node) => [middleOf(node), node]).sort((a, b) => a[0] - b[0]);
    const place = row.findIndex((one) => one[1] === from);
    if (key === "ArrowLeft" || key === "ArrowRight") {
      const next = row[place + (key === "ArrowLeft" ? -1 : 1)];
      if (next) this.focus(next[1]);
      return;
    }
    const other = rows[at + (key === "ArrowUp" ? -1 : 1)];
    if (!other) return;
    const far = (node) => Math.abs(middleOf(node) - row[place][0]);
    this.focus(other.reduce((best, node) => (far(node) < far(best) ? node : best)));
  }

  /** Goes to a mark, and pans to it where it is out of sight. */
  focus(node) {
    if (!node) return;
    const { overview } = this;
    overview.rove(node, true);
    const middle = middleOf(node);
    if (middle < 0 || middle > overview.width) overview.pan(middle / overview.width - 0.5);
    node.scrollIntoView({ block: "nearest" });
  }

  /** Zooms where Ctrl is held or the keyboard is in the overview; sideways it pans; else the page scrolls. */
  wheel(event) {
    const sideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
    const inside = this.svg.contains(document.activeElement) && document.activeElement.matches(":focus-visible");
    const asked = event.ctrlKey || event.metaKey || inside;
    if (!sideways && !asked) return;
    event.preventDefault();
    const box = this.svg.getBoundingClientRect();
    if (sideways) this.overview.pan((event.deltaX || event.deltaY) / box.width);
    else this.overview.zoom(Math.exp(-event.deltaY / 300), (event.clientX - box.left) / box.width);
  }

  click(event) {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.overview.rove(link, false);
    if (!link.cluster || !this.overview.open(link.cluster)) this.pick(link.getAttribute("href").slice(1));
  }

  /** Drags the axis; a press that moves less stays a click. */
  press(event) {
    if (event.button !== 0) return;
    const { overview, svg } = this;
    const start = event.clientX;
    const { first, last } = overview.view;
    let dragged = false;
    const move = (moved) => {
      if (!(moved.buttons & 1)) return stop();
      const by = moved.clientX - start;
      if (!dragged && Math.abs(by) < DRAGGED) return;
      if (!dragged) svg.setPointerCapture(event.pointerId);
      dragged = true;
      svg.classList.add("dragged");
      const days = (by / svg.getBoundingClientRect().width) * (last - first);
      overview.show(first - days, last - days);
    };
    const stop = () => {
      svg.classList.remove("dragged");
      svg.removeEventListener("pointermove", move);
      for (const kind of ["pointerup", "pointercancel"]) removeEventListener(kind, stop);
      if (dragged) swallowClick();
    };
    svg.addEventListener("pointermove", move);
    for (const kind of ["pointerup", "pointercancel"]) addEventListener(kind, stop); // wherever the button is let go
  }

  /** Says what a mark stands for, beside it. */
  hint(link) {
    this.tip.hidden = !link;
    if (!link) return;
    const lines = link.getAttribute("aria-label").split("\n");
    this.tip.replaceChildren(
      ...lines.map((line, at) => {
        const part = document.createElement(at ? "span" : "b");
        part.textContent = line;
        return part;
      }),
    );
    const mark = link.getBoundingClientRect();
    const tip = this.tip.getBoundingClientRect();
    const left = Math.min(Math.max(mark.left, 8), innerWidth - tip.width - 8);
    const below = mark.bottom + 8 + tip.height < innerHeight;
    this.tip.style.left = `${Math.max(left, 8)}px`;
    this.tip.style.top = `${below ? mark.bottom + 8 : Math.max(mark.top - tip.height - 8, 4)}px`;
  }
}

function middleOf(node) {
  const box = node.querySelector(".hit").getBBox();
  return box.x + box.width / 2;
}

/** Keeps the click that ends a drag, if the browser sends one, from choosing a mark. */
function swallowClick() {
  const swallow = (event) => event.stopPropagation();
  addEventListener("click", swallow, { capture: true });
  setTimeout(() => removeEventListener("click", swallow, { capture: true }));
}
