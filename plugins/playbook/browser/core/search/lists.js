// Lays many lists of numbers into one array: as one each they would take more room than what they say.

/**
 * For each key its values, in the order in which they are said.
 * @param {number} most  the greatest key
 * @param {(say: (key: number, value: number) => void) => void} each  says all of them, and is asked to twice
 * @param {Uint16ArrayConstructor | Uint32ArrayConstructor} [Values]
 * @returns {(key: number) => Uint16Array | Uint32Array}
 */
export function packed(most, each, Values = Uint32Array) {
  const from = new Uint32Array(most + 2);
  each((key) => from[key + 1]++);
  for (let key = 0; key <= most; key++) from[key + 1] += from[key];
  const next = from.slice();
  const values = new Values(from[most + 1]);
  each((key, value) => (values[next[key]++] = value));
  return (key) => values.subarray(from[key], from[key + 1]);
}
