/* The overview: a row a dispute on one axis of time. */

const LANE = 18;
const BAR = 15;
const NAME = 22;
const MOST_LANES = 4;
const MARK = 14;
const BUBBLE = 22;
const ARROW = 26;
const AXIS = 40;
const LEAST_DAYS = 10;

const ANNOUNCED = { occurred: "happened", scheduled: "scheduled", expected_or_possible: "possible", denied_or_did_not_happen: "denied" };

class Overview {
  /** Draws into `host`, says in `rest` what is out of view; `words(event)` says an event in words, a line each. */
  constructor(host, rest, data, words) {
    this.host = host;
    this.rest = rest;
    this.words = words;
    this.rows = data.disputes.map((dispute) => ({ dispute, events: [] }));
    for (const event of data.events) {
      const first = event.start ?? event.end;
      if (first === null) continue;
      this.rows[event.dispute].events.push({ event, first, last: (event.end ?? event.start) + 1 });
    }
    for (const row of this.rows) row.events.sort((a, b) => a.first - b.first || b.last - a.last);
    this.shown = () => true;
    this.whole = extentOf(this.rows);
    this.fit();
    this.current = "";
    this.axis = draw("svg", { class: "axis", "aria-hidden": "true" });
    this.svg = draw("svg", { class: "rows", role: "group", tabindex: "0", "aria-describedby": "chart-keys" });
    this.svg.setAttribute("aria-label", "Overview by dispute; the list below holds the same events");
    host.append(this.axis, this.svg);
    new ResizeObserver(() => host.clientWidth !== this.width && this.redraw()).observe(host);
    host.addEventListener("scroll", () => {
      if (Math.abs(host.scrollTop - this.drawnAt) > host.clientHeight / 2) this.redrawSoon();
    });
  }

  get empty() {
    return this.whole === null;
  }

  /** Draws only the events that `test(event)` is true of; `refit` goes to their days, too. */
  filter(test, refit) {
    this.shown = test;
    this.measured = 0;
    if (refit) this.fit();
    this.redraw();
  }

  /** Goes to the days that hold nearly all that is shown. */
  fit() {
    if (this.empty) return;
    const rows = this.rows
      .map(({ dispute, events }) => ({ dispute, events: events.filter((item) => this.shown(item.event)) }))
      .filter((row) => row.events.length);
    const { first, last } = rows.length ? denseDays(rows) : this.whole;
    this.home = { first: Math.max(first, this.whole.first), last: Math.min(last, this.whole.last) };
    this.view = { ...this.home };
  }

  /** Which rows there are on so many pixels, and how high they are. */
  measure(width) {
    this.measured = width;
    this.drawn = this.rows
      .map(({ dispute, events }) => ({ dispute, items: events.filter((item) => this.shown(item.event)), events }))
      .filter((row) => row.items.length);
    for (const row of this.drawn) {
      row.kinds = [...new Set(row.dispute.bars.map((bar) => bar.kind))];
      row.lanes = this.lanes(row.items);
      row.height = NAME + row.kinds.length * BAR + row.lanes * LANE + 8;
    }
  }

  /** From where to where rows are drawn: what is in sight, and as much again above and below; printed, all. */
  near() {
    if (this.printed) return [0, Infinity];
    const height = Math.max(this.host.clientHeight, innerHeight * 0.75);
    this.drawnAt = this.host.scrollTop;
    return [this.drawnAt - height, this.drawnAt + 2 * height];
  }

  redraw() {
    if (this.empty) return;
    const width = this.printed || this.host.clientWidth;
    if (!width) return;
    this.width = width;
    const focused = this.svg.contains(document.activeElement) && document.activeElement !== this.svg;
    if (this.measured !== width) this.measure(width);
    this.nodes = [];
    const body = [patterns()];
    const labels = axisLabels(this.view.first, this.view.last, width);
    const [top, bottom] = this.near();
    let y = 0;
    for (const row of this.drawn) {
      if (y + row.height > top && y < bottom) body.push(this.row(row, y));
      y += row.height;
    }
    this.frame(this.svg, width, Math.max(y, LANE));
    const lines = labels.ticks.map((tick) =>
      draw("line", { class: tick.major ? "tick major" : "tick", x1: this.x(tick.day), x2: this.x(tick.day), y1: 0, y2: y }),
    );
    this.svg.replaceChildren(...lines, ...body);
    this.drawAxis(labels, width);
    this.rove(this.nodes.find((node) => node.key === this.current) || this.nodes[0], focused);
  }

  frame(svg, width, height) {
    svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    svg.setAttribute("height", height);
  }

  x(day) {
    return Math.round(((day - this.view.first) / (this.view.last - this.view.first)) * this.width * 10) / 10;
  }

  drawAxis(labels, width) {
    this.frame(this.axis, width, AXIS);
    const parts = [];
    labels.eras.forEach((era, at) => {
      const next = labels.eras[at + 1];
      const x = Math.max(this.x(era.day), 0) + 4;
      const room = (next ? this.x(next.day) : width) - x;
      if (room > era.label.length * 7) parts.push(draw("text", { class: "era", x, y: 14 }, era.label));
    });
    for (const tick of labels.ticks) {
      const x = this.x(tick.day);
      parts.push(draw("line", { class: tick.major ? "tick major" : "tick", x1: x, x2: x, y1: tick.major ? 4 : 22, y2: AXIS }));
      if (x < width - 20) parts.push(draw("text", { x: x + 3, y: 34 }, tick.label));
    }
    parts.push(draw("line", { class: "tick", x1: 0, x2: width, y1: AXIS - 0.5, y2: AXIS - 0.5 }));
    this.axis.replaceChildren(...parts);
    this.tellRest();
  }

  /** Says how many events lie outside of the days that are shown. */
  tellRest() {
    const items = this.rows.flatMap((row) => row.events).filter((item) => this.shown(item.event));
    const told = [
      [items.filter((item) => item.last <= this.view.first).length, "earlier"],
      [items.filter((item) => item.first >= this.view.last).length, "later"],
    ].filter(([number]) => number);
    this.rest.textContent = told.length ? `Out of view: ${told.map((pair) => pair.join(" ")).join(", ")}` : "";
  }

  /** One dispute from `y` down: its name, its bars, its marks. */
  row(row, y) {
    const { dispute } = row;
    const group = draw("g", {}, draw("line", { class: "row", x1: 0, x2: this.width, y1: y, y2: y }));
    const top = y + NAME;
    for (const [at, bar] of dispute.bars.entries()) group.append(this.bar(bar, at, row, top + row.kinds.indexOf(bar.kind) * BAR));
    const above = top + row.kinds.length * BAR;
    const { lanes } = row;
    const boxes = this.boxes(row.items);
    const places = packLanes(boxes, lanes > MOST_LANES ? MOST_LANES : lanes, 2);
    boxes.forEach((box, at) => {
      if (places[at] >= 0) group.append(this.mark(box, above + places[at] * LANE + LANE / 2));
    });
    const rest = boxes.filter((_, at) => places[at] < 0);
    const below = above + (lanes - 1) * LANE + LANE / 2;
    for (const some of clusters(rest, BUBBLE)) group.append(some.free ? this.mark(some.boxes[0], below) : this.cluster(some, below));
    group.append(this.name(row, y + 16));
    return group;
  }

  /** How many lanes the marks need in the first view; a row keeps its height when it is zoomed. */
  lanes(items) {
    const { view } = this;
    this.view = this.home;
    const places = packLanes(this.boxes(items), MOST_LANES, 2);
    this.view = view;
    return Math.max(...places) + 1 + (places.includes(-1) ? 1 : 0);
  }

  /** The name of a dispute, and its stoppages in words where there is room. */
  name({ dispute }, y) {
    const name = dispute.background ? `${dispute.name} (background)` : dispute.name;
    const told = dispute.bars.map((bar) => bar.label).filter(Boolean).join("; ");
    const line = draw("text", { class: "name", x: 8, y }, name);
    if (name.length * 9 + told.length * 6.2 < this.width) line.append(draw("tspan", { dx: 12 }, told));
    return line;
  }

  /** Where marks are, in the order of their first days, the widest of a day first. */
  boxes(items) {
    return items.map((item) => {
      const left = this.x(item.first);
      const right = this.x(item.last);
      const middle = (left + right) / 2;
      const vague = item.last - item.first > 1 && right - left > MARK;
      return { item, middle, vague, left: vague ? left : middle - MARK / 2, right: vague ? right : middle + MARK / 2 };
    });
  }

  mark(box, y) {
    const { event } = box.item;
    const link = this.link(event.id, `#${event.id}`, this.words(event), `mark ${ANNOUNCED[event.status]}`);
    const width = box.right - box.left;
    if (box.vague) link.append(draw("rect", { class: "vague", x: box.left, y: y - 5, width, height: 10, rx: 5 }));
    const inside = Math.min(Math.max(box.middle, box.left + 8, 8), box.right - 8);
    const at = box.vague ? Math.max(Math.min(inside, this.width - 8), box.left + 8) : box.middle;
    link.append(draw("rect", { class: "hit", x: box.left - 1, y: y - 8, width: width + 2, height: 16, rx: 4 }), sign(event.status, at, y));
    return link;
  }

  /** A bubble for marks that would hide each other; it opens by zooming in. */
  cluster({ boxes: some, middle: x }, y) {
    const told = some.slice(0, 6).map((box) => this.words(box.item.event));
    if (some.length > 6) told.push(`and ${some.length - 6} more`);
    const link = this.link(`+${some[0].item.event.id}`, `#${some[0].item.event.id}`, [some.length > 1 ? `${some.length} events` : "1 event", ...told].join("\n"), "cluster");
    link.cluster = some.map((box) => box.item);
    link.append(
      draw("circle", { cx: x, cy: y, r: some.length < 100 ? 8.5 : 11 }),
      draw("text", { x, y: y + 4 }, String(some.length)),
      draw("rect", { class: "hit", x: x - 10, y: y - 9, width: 20, height: 18, rx: 4 }),
    );
    return link;
  }

  /** A stoppage: solid where it is sure, striped where it may have been, an arrow where an end is not told. */
  bar(bar, at, row, y) {
    const [first, sureFirst, sureLast, last, reach] = bar.days;
    const [begin, end] = [first ?? sureFirst, reach + 1];
    const [from, until] = sureFirst <= sureLast ? [sureFirst, sureLast + 1] : [end, end];
    const link = this.link(`=${row.dispute.id} ${at}`, `#${row.dispute.id}`, bar.told, `bar ${bar.kind}`);
    const box = (a, b, style) => {
      const x = this.x(a);
      const width = Math.max(this.x(b) - x, 2);
      if (b > a) link.append(draw("rect", { class: style, x, y: y + 1, width, height: BAR - 4, rx: 1.5 }));
    };
    box(begin, from, "unsure");
    box(until, end, "unsure");
    box(from, until, "sure");
    if (last === null) link.append(arrow(this.x(end), y + BAR / 2 - 1, ARROW));
    if (first === null) link.append(arrow(this.x(begin), y + BAR / 2 - 1, -ARROW));
    const x = this.x(begin);
    link.append(draw("rect", { class: "hit", x: x - 1, y, width: Math.max(this.x(end) - x, 4) + 2, height: BAR - 2 }));
    return link;
  }

  link(key, href, label, style) {
    const link = draw("a", { href, class: style, tabindex: "-1", "aria-label": label });
    link.key = key;
    this.nodes.push(link);
    return link;
  }

  /** Makes a mark the one that Tab goes to. */
  rove(node, focus) {
    const before = this.svg.querySelector('a[tabindex="0"]');
    if (before) before.setAttribute("tabindex", "-1");
    if (!node) return;
    node.setAttribute("tabindex", "0");
    this.current = node.key;
    if (focus) node.focus({ preventScroll: true });
  }

  /* Zoom and pan */

  /** Shows the days from `first` to `last`, within the whole period. */
  show(first, last) {
    if (this.empty) return;
    const most = this.whole.last - this.whole.first;
    const span = Math.min(Math.max(last - first, Math.min(LEAST_DAYS, most)), most);
    const from = Math.min(Math.max((first + last - span) / 2, this.whole.first), this.whole.last - span);
    this.view = { first: from, last: from + span };
    this.redrawSoon();
  }

  redrawSoon() {
    this.frameAsked ||= requestAnimationFrame(() => {
      this.frameAsked = 0;
      this.redraw();
    });
  }

  zoom(factor, at = 0.5) {
    const { first, last } = this.view;
    const fixed = first + (last - first) * at;
    this.show(fixed - (fixed - first) / factor, fixed + (last - fixed) / factor);
  }

  pan(share) {
    const { first, last } = this.view;
    const by = (last - first) * share;
    this.show(first + by, last + by);
  }

  /** Zooms in on the events of a bubble; returns false where there is nothing left to zoom. */
  open(items) {
    const first = Math.min(...items.map((item) => item.first));
    const last = Math.max(...items.map((item) => item.last));
    if (this.view.last - this.view.first <= Math.max(LEAST_DAYS, last - first) * 1.2) return false;
    const margin = (last - first) * 0.1 + 1;
    this.show(first - margin, last + margin);
    return true;
  }

  /** Draws for paper, so many pixels wide; 0 draws for the screen again. */
  print(width) {
    this.printed = width;
    this.redraw();
  }
}
