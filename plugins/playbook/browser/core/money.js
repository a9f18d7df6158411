// Money as whole 分: amounts as people type and say them in, exact amounts out. No floats, no page.

/** The largest amount that is read: 9999亿9999万9999元9角9分, far within what a number holds exactly. */
export const MOST = 99_999_999_999_999;

const DIGITS = "零壹贰叁肆伍陆柒捌玖";
const PLACES = ["", "拾", "佰", "仟"];
const SECTIONS = ["亿", "万", ""];
const WAN = 10_000;

const NUMBER = "(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?";
// 亿, 万, 千 and what is left, each at most once and in this order; 角 and 分 only behind 元.
const SPOKEN = new RegExp(
  `^(?:(${NUMBER})亿)?(?:(零)?(${NUMBER})万)?(?:(零)?(\\d)千)?(?:(零)?(${NUMBER}))?` +
    "(?:(元)(?:(\\d)角)?(?:(零)?(\\d)分)?)?$",
);
const SMALL = /^(?:([1-9])角)?(?:(\d)分)?$/;

/**
 * Reads an amount: 「18万6400元」「186,400.00」「186400」「18.64万」「1280元5角」「￥186,400」.
 * What could mean two amounts is not read: 「18万6」 is 18万6000 to one and 18万零6 to another.
 * @param {string} text
 * @returns {number | null} in 分; null where it is no amount, is finer than a 分 or more than MOST
 */
export function parseMoney(text) {
  const plain = text
    .normalize("NFKC")
    .replace(/[\s，]/g, (found) => (found === "，" ? "," : ""))
    .replace(/^(?:人民币|RMB|CNY)?[¥]?/i, "")
    .replace(/[块圆]/, "元")
    .replace(/(元|角)[整正]$/, "$1");
  const small = plain && SMALL.exec(plain);
  if (small) return Number(small[1] ?? 0) * 10 + Number(small[2] ?? 0);
  const found = SPOKEN.exec(plain);
  if (!found) return null;
  const [, yi, , wan, , qian, zero, rest, yuan, jiao, , fen] = found;
  const isWritten = yi === undefined && wan === undefined && qian === undefined;
  if (isWritten && rest === undefined) return null;
  if (isWritten && zero) return null;
  const isPlainRest = rest === undefined || /^\d{4}(?:\.\d+)?$/.test(rest) || zero !== undefined || yuan !== undefined;
  if (!isWritten && !isPlainRest) return null;
  if (!isWritten && rest !== undefined && wholeOf(rest) >= (qian === undefined ? WAN : 1000)) return null;
  if (yi !== undefined && wan !== undefined && wholeOf(wan) >= WAN) return null;
  const parts = [scaled(yi, 10), scaled(wan, 6), scaled(qian, 5), scaled(rest, 2)];
  if (parts.some((part) => part === null)) return null;
  const cents = parts.reduce((sum, part) => Number(sum) + Number(part), 0) ?? 0;
  if ((jiao !== undefined || fen !== undefined) && cents % 100 !== 0) return null;
  const total = cents + Number(jiao ?? 0) * 10 + Number(fen ?? 0);
  return total <= MOST ? total : null;
}

/** The part before the point. @param {string} number */
function wholeOf(number) {
  return Number(number.replace(/,|\..*$/g, ""));
}

/**
 * A decimal times a power of ten, without ever being a float.
 * @param {string | undefined} number @param {number} power
 * @returns {number | null} null where it is not whole, or too large
 */
function scaled(number, power) {
  if (number === undefined) return 0;
  const [whole, part = ""] = number.replaceAll(",", "").split(".");
  const trimmed = part.replace(/0+$/, "");
  const digits = `${whole}${trimmed.padEnd(power, "0")}`;
  if (trimmed.length > power || digits.replace(/^0+/, "").length > String(MOST).length) return null;
  return Number(digits);
}

/**
 * The amount as books write it: 186,400.00.
 * @param {number} cents in 分
 */
export function written(cents) {
  const yuan = String(Math.floor(cents / 100)).replace(/\B(?=(?:\d{3})+$)/g, ",");
  return `${yuan}.${String(cents % 100).padStart(2, "0")}`;
}

/**
 * The amount as one says it: 18万6400元, 1280元5角, 18万零640元.
 * @param {number} cents in 分
 */
export function spoken(cents) {
  const yuan = Math.floor(cents / 100);
  const [jiao, fen] = [Math.floor(cents / 10) % 10, cents % 10];
  const small = `${jiao ? `${jiao}角` : ""}${fen ? `${!jiao && yuan ? "零" : ""}${fen}分` : ""}`;
  if (!yuan && small) return small;
  return `${inSections(yuan, String) || "0"}元${small}`;
}

/**
 * The amount in capitals as banks want it (《正确填写票据和结算凭证的基本规定》): 壹拾捌万陆仟肆佰元整.
 * Where that rule leaves a 零 to choice, it is not written; 整 stands behind 元 alone.
 * @param {number} cents in 分
 */
export function capitals(cents) {
  const yuan = Math.floor(cents / 100);
  const [jiao, fen] = [Math.floor(cents / 10) % 10, cents % 10];
  const said = inSections(yuan, sectionInCapitals);
  const whole = said ? `${said}元` : "";
  if (!jiao && !fen) return `${whole || "零元"}整`;
  const tenths = jiao ? `${DIGITS[jiao]}角` : whole && "零";
  return `${whole}${tenths}${fen ? `${DIGITS[fen]}分` : ""}`;
}

/**
 * Four digits at a time, from 亿 down, with a 零 where places are passed over.
 * @param {number} yuan @param {(section: number) => string} named how a section from 1 to 9999 is said
 */
function inSections(yuan, named) {
  const sections = [Math.floor(yuan / (WAN * WAN)), Math.floor(yuan / WAN) % WAN, yuan % WAN];
  let said = "";
  let skipped = false;
  for (const [n, section] of sections.entries()) {
    if (!section) skipped = said !== "";
    else {
      const gap = said && (skipped || section < WAN / 10) ? "零" : "";
      said += `${gap}${named(section)}${SECTIONS[n]}`;
      skipped = false;
    }
  }
  return said;
}

/** @param {number} section from 1 to 9999 */
function sectionInCapitals(section) {
  let said = "";
  let gap = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(section / 10 ** place) % 10;
    if (digit) {
      said += `${gap && said ? "零" : ""}${DIGITS[digit]}${PLACES[place]}`;
      gap = false;
    } else gap = true;
  }
  return said;
}
