/* Which days the overview shows to begin with. */

const FAR = 0.03;

/** First and last day of all events and bars of some rows, with a margin; null where there is none. */
function extentOf(rows) {
  const days = [];
  for (const row of rows) {
    for (const item of row.events) days.push(item.first, item.last);
    for (const bar of row.dispute.bars) days.push(...bar.days.filter((day) => day !== null));
  }
  if (!days.length) return null;
  const [first, last] = [days.reduce((a, b) => Math.min(a, b)), days.reduce((a, b) => Math.max(a, b))];
  const margin = Math.max(3, (last - first) * 0.04);
  return { first: first - margin, last: last + margin };
}

/** The same without the few far days, and the vague ones, where these would press the others together. */
function denseDays(rows) {
  const whole = extentOf(rows);
  const points = rows.flatMap((row) => row.events).filter((item) => item.last - item.first <= 31);
  if (!points.length) return whole;
  const begins = points.map((item) => item.first).sort((a, b) => a - b);
  const ends = points.map((item) => item.last).sort((a, b) => a - b);
  const bars = rows.flatMap((row) => row.dispute.bars.flatMap((bar) => bar.days)).filter((day) => day !== null);
  const cut = Math.floor(points.length * FAR);
  const first = Math.min(begins[cut], ...bars);
  const last = Math.max(ends[ends.length - 1 - cut], ...bars);
  if ((last - first) * 2 > whole.last - whole.first) return whole;
  const margin = Math.max(5, (last - first) * 0.05);
  return { first: first - margin, last: last + margin };
}
