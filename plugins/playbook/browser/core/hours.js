// Turns the minute in Shanghai into a light: may one call now, by the hours of the limits registry. No page.

const SHANGHAI_MIN = 8 * 60;
const DAY_MIN = 24 * 60;

/** Minutes since midnight in Shanghai. @param {number} now milliseconds since 1970 in UTC */
export function minuteOfDay(now) {
  return (Math.floor(now / 60_000) + SHANGHAI_MIN) % DAY_MIN;
}

/** @param {string} clock like 22:00 */
export function minutes(clock) {
  const [hours, rest] = clock.split(":").map(Number);
  return hours * 60 + rest;
}

/**
 * Whether a minute lies within hours; an end before its start lies on the next day. The end itself is outside.
 * @param {number} minute @param {{from: string, to: string}} hours
 */
export function within(minute, { from, to }) {
  const [start, end] = [minutes(from), minutes(to)];
  return start <= end ? start <= minute && minute < end : minute >= start || minute < end;
}

/** 08:05. @param {number} minute */
export function clockOf(minute) {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}
