// Days as whole numbers counted from 1970-01-01: read, shown and moved without clocks or time zones. No page.

const DAY_MS = 86_400_000;
// China has kept UTC+8 without summer time since 1991.
const SHANGHAI_MS = 8 * 60 * 60 * 1000;
const ERA = 146_097; // days in 400 years
const TO_1970 = 719_468; // days from 0000-03-01
export const WEEKDAYS = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];

/**
 * The days off and the weekends worked, by the year of the State Council's notice, each as YYYY-MM-DD.
 * @typedef {Record<string, {off: string[], work: string[]}>} Holidays
 * @typedef {{year: number, month: number, date: number}} Parts
 */

/**
 * The number of a day; years begin in March, so that the leap day comes last.
 * @param {number} year @param {number} month 1–12 @param {number} date
 */
export function dayFrom(year, month, date) {
  const y = month > 2 ? year : year - 1;
  const era = Math.floor(y / 400);
  const ofEra = y - era * 400;
  const ofYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + date - 1;
  return era * ERA + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - TO_1970;
}

/** @param {number} day @returns {Parts} */
export function partsOf(day) {
  const from = day + TO_1970;
  const era = Math.floor(from / ERA);
  const inEra = from - era * ERA;
  const ofEra = Math.floor(
    (inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) / 365,
  );
  const ofYear = inEra - (365 * ofEra + Math.floor(ofEra / 4) - Math.floor(ofEra / 100));
  const shifted = Math.floor((5 * ofYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = ofEra + era * 400 + (month <= 2 ? 1 : 0);
  return { year, month, date: ofYear - Math.floor((153 * shifted + 2) / 5) + 1 };
}

/**
 * @param {string} text YYYY-MM-DD
 * @returns {number | null} null where there is no such day
 */
export function parseDay(text) {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim());
  if (!found) return null;
  const [year, month, date] = found.slice(1).map(Number);
  if (month < 1 || month > 12 || date < 1 || date > lastDate(year, month)) return null;
  return dayFrom(year, month, date);
}

/** YYYY-MM-DD. @param {number} day */
export function isoOf(day) {
  const { year, month, date } = partsOf(day);
  return [String(year).padStart(4, "0"), String(month).padStart(2, "0"), String(date).padStart(2, "0")].join("-");
}

/** 9月30日. @param {number} day */
export function shortDay(day) {
  const { month, date } = partsOf(day);
  return `${month}月${date}日`;
}

/** 2026年9月30日. @param {number} day */
export function longDay(day) {
  return `${partsOf(day).year}年${shortDay(day)}`;
}

/**
 * The day that it is in Shanghai, whatever the clock of this machine is set to.
 * @param {number} now milliseconds since 1970 in UTC
 */
export function today(now = Date.now()) {
  return Math.floor((now + SHANGHAI_MS) / DAY_MS);
}

/** How many days the month has. @param {number} year @param {number} month 1–12 */
export function lastDate(year, month) {
  return month === 12 ? 31 : dayFrom(year, month + 1, 1) - dayFrom(year, month, 1);
}

/**
 * The same date months later, or the month's last day where it has no such date (民法典第202条).
 * Always count from the first day of a series: 31 January, 28 February, 31 March.
 * @param {number} day @param {number} months
 */
export function addMonths(day, months) {
  const { year, month, date } = partsOf(day);
  const count = year * 12 + month - 1 + months;
  const [y, m] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1];
  return dayFrom(y, m, Math.min(date, lastDate(y, m)));
}

/** 0 is Sunday. @param {number} day */
export function weekday(day) {
  return (((day + 4) % 7) + 7) % 7;
}

/** Whether the notice for the day's year is known. @param {number} day @param {Holidays} holidays */
export function isCharted(day, holidays) {
  return Object.hasOwn(holidays, String(partsOf(day).year));
}

/**
 * Whether people work on a day. In a year whose notice is not known weekends alone count as days off.
 * @param {number} day @param {Holidays} holidays
 */
export function isWorkday(day, holidays) {
  const text = isoOf(day);
  const years = Object.values(holidays);
  if (years.some((year) => year.work.includes(text))) return true;
  if (years.some((year) => year.off.includes(text))) return false;
  return weekday(day) % 6 !== 0;
}

/** The day itself if people work on it, else the next one that they do (民法典第203条). @param {number} day @param {Holidays} holidays */
export function workdayFrom(day, holidays) {
  let found = day;
  while (!isWorkday(found, holidays)) found++;
  return found;
}
