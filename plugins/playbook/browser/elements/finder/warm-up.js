// Runs the queries that have all of the search compiled before somebody types.

/**
 * One at a time, so that a key that comes between waits for one at most.
 * @param {{ search: (query: string) => unknown }} index @param {readonly string[]} queries
 */
export function warmUp(index, [query, ...rest]) {
  setTimeout(() => {
    index.search(query);
    if (rest.length) warmUp(index, rest);
  });
}
