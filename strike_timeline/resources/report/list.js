/*
 * The list: rows that are shown, opened, and pointed to.
 *
 * The evidence of an event stands in a <noscript>: without scripts it is part of the page, and with scripts it is
 * text that costs nothing until the row is opened. What is in it comes from the page's own template, escaped.
 */

const READING = 10;
const ENTITIES = { "&lt;": "<", "&gt;": ">", "&#39;": "'", "&#34;": '"', "&amp;": "&" };

/** The words of a piece of HTML that the template wrote. */
function wordsOf(html) {
  return html.replace(/<[^>]*>/g, " ").replace(/&(?:lt|gt|amp|#39|#34);/g, (entity) => ENTITIES[entity]);
}

class EventList {
  constructor(data) {
    this.events = data.events;
    this.rows = new Map(data.events.map((event) => [event.id, document.getElementById(event.id)]));
    this.sections = [...document.querySelectorAll(".dispute")];
    this.evidence = new Map(data.events.map((event) => [event.id, this.rows.get(event.id).querySelector("noscript").textContent]));
    for (const row of this.rows.values()) row.firstElementChild.addEventListener("toggle", () => this.fill(row));
    this.texts = new Map();
    this.said = new Map();
  }

  /** What is searched in: summary, type, parties, and the titles and quotes of its sources. */
  text(event) {
    if (!this.texts.has(event.id)) {
      const row = this.rows.get(event.id);
      const evidence = this.evidence.get(event.id).match(/<p class="from">[^]*?<\/p>|<q>[^]*?<\/q>/g) || [];
      const parts = [row.querySelector(".told").textContent, ...evidence.map(wordsOf)];
      this.texts.set(event.id, folded(parts.join(" ").replace(/\s+/g, " ")));
    }
    return this.texts.get(event.id);
  }

  /** Reads all that can be searched, a few milliseconds at a time. */
  readAhead(from = 0) {
    setTimeout(() => {
      const until = performance.now() + READING;
      let at = from;
      while (at < this.events.length && performance.now() < until) this.text(this.events[at++]);
      if (at < this.events.length) this.readAhead(at);
    }, READING);
  }

  /** Puts the evidence of a row into the page, when it is opened for the first time. */
  fill(row) {
    const waiting = row.querySelector("noscript");
    if (!waiting) return;
    const parsed = new DOMParser().parseFromString(waiting.textContent, "text/html");
    for (const part of parsed.querySelectorAll(".needs-script")) part.hidden = false;
    waiting.replaceWith(...parsed.body.childNodes);
  }

  /** An event in words, a line each: day and type, summary. */
  words(event) {
    if (!this.said.has(event.id)) {
      const row = this.rows.get(event.id).firstElementChild.firstElementChild;
      const [date, , told] = row.children;
      const [kind, status] = told.firstElementChild.children;
      const summary = row.querySelector(".summary");
      const head = `${date.textContent} · ${kind.textContent} (${status.textContent})`;
      this.said.set(event.id, summary ? `${head}\n${summary.textContent}` : head);
    }
    return this.said.get(event.id);
  }

  /** Shows the events that `test` is true of; returns how many these are. */
  filter(test) {
    const left = new Set();
    let number = 0;
    for (const event of this.events) {
      const shown = test(event);
      const row = this.rows.get(event.id);
      if (row.hidden === shown) row.hidden = !shown;
      if (!shown) continue;
      number += 1;
      left.add(String(event.dispute));
    }
    for (const section of this.sections) section.hidden = !left.has(section.dataset.at);
    document.getElementById("nothing").hidden = number > 0;
    return number;
  }

  hides(id) {
    const target = document.getElementById(id);
    return Boolean(target && target.matches(".event, .dispute") && target.closest("[hidden]"));
  }

  /** Opens an event, or goes to a dispute. Returns whether there is such a thing. */
  reveal(id) {
    for (const old of document.querySelectorAll(".event.target")) old.classList.remove("target");
    const target = document.getElementById(id);
    if (!target || !target.matches(".event, .dispute")) return false;
    const focus = target.querySelector("summary, h3");
    if (target.matches(".event")) {
      target.classList.add("target");
      this.fill(target);
      target.firstElementChild.open = true;
    }
    focus.focus({ preventScroll: true });
    // Rows that were never drawn have a guessed height, so that the first jump may miss.
    target.scrollIntoView();
    requestAnimationFrame(() => target.scrollIntoView());
    return true;
  }

  /** Opens or closes the evidence of all events that are shown. */
  open(opened) {
    for (const row of this.rows.values()) if (!row.hidden) row.firstElementChild.open = opened;
  }
}
