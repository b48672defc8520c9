"use strict";

/* Days as numbers: whole days since 1 January 1970, in no time zone. */

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const MS_OF_DAY = 86400000;

/** The number of a day; month from 0, and as in Date values beyond a month or year run over. */
function dayOf(year, month, date) {
  const time = new Date(0);
  time.setUTCFullYear(year, month, date);
  return time.getTime() / MS_OF_DAY;
}

/** {year, month (from 0), date} of a day's number. */
function calendarOf(day) {
  const time = new Date(Math.floor(day) * MS_OF_DAY);
  return { year: time.getUTCFullYear(), month: time.getUTCMonth(), date: time.getUTCDate() };
}

/** The number of a day written YYYY-MM-DD; null for anything else. */
function parseDay(text) {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text || "");
  return match ? dayOf(Number(match[1]), Number(match[2]) - 1, Number(match[3])) : null;
}
