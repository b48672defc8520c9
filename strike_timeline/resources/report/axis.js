/* An axis of time: which days get a label at which zoom. */

/** Units with the least pixels that a label of theirs takes; the finest that has room is used. */
const STEPS = [
  { unit: "day", by: 1, room: 26 },
  { unit: "day", by: 2, room: 26 },
  { unit: "day", by: 7, room: 26 },
  { unit: "month", by: 1, room: 36 },
  { unit: "month", by: 3, room: 36 },
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500].map((by) => ({ unit: "year", by, room: 44 })),
];
const DAYS_OF = { day: 1, month: 30, year: 365 };

/**
 * Labels of the days from `first` to `last` (exclusive) on `width` pixels: `ticks` of the unit that has room,
 * and the `eras` above them: months over days, years over months, none over years.
 */
function axisLabels(first, last, width) {
  const scale = width / (last - first);
  const step = STEPS.find((one) => DAYS_OF[one.unit] * one.by * scale >= one.room) || STEPS[STEPS.length - 1];
  const maker = { day: dayTicks, month: monthTicks, year: yearTicks }[step.unit];
  return maker(first, last, step.by);
}

function dayTicks(first, last, by) {
  const ticks = [];
  const eras = [];
  const { year, month } = calendarOf(first);
  for (let n = 0; ; n++) {
    const begin = dayOf(year, month + n, 1);
    if (begin >= last) return { ticks, eras };
    const end = dayOf(year, month + n + 1, 1);
    const now = calendarOf(begin);
    eras.push({ day: begin, label: `${MONTHS[now.month]} ${now.year}` });
    for (let day = begin; day < end; day += by) {
      const crowded = by > 1 && end - day < by / 2 + 1;
      if (!crowded && day >= first && day < last) ticks.push({ day, label: String(day - begin + 1), major: day === begin });
    }
  }
}

function monthTicks(first, last, by) {
  const ticks = [];
  const eras = [];
  for (let year = calendarOf(first).year; dayOf(year, 0, 1) < last; year++) {
    eras.push({ day: dayOf(year, 0, 1), label: String(year) });
    for (let month = 0; month < 12; month += by) {
      const day = dayOf(year, month, 1);
      if (day >= first && day < last) ticks.push({ day, label: MONTHS[month], major: month === 0 });
    }
  }
  return { ticks, eras };
}

function yearTicks(first, last, by) {
  const ticks = [];
  const start = Math.ceil(calendarOf(first).year / by) * by;
  for (let year = start; dayOf(year, 0, 1) < last; year += by) {
    const day = dayOf(year, 0, 1);
    if (day >= first) ticks.push({ day, label: String(year), major: year % (by * 5) === 0 });
  }
  return { ticks, eras: [] };
}
