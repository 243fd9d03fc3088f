// Answers while somebody types: at once, one at a time, and always to the newest letters.

// One or two letters wait for more, as many words begin with them; two characters of East Asian writing say enough.
const SHORT = /^[\x20-\u024f]{0,2}$/;
const CALM = 80;

/** Call `answer` when something was typed, and wait for the promise it gives before the next time. */
export function whenTyped(input, answer) {
  let calm;
  let running = false;
  let waiting = false;

  async function run() {
    waiting = running;
    if (running) return;
    running = true;
    await answer();
    running = false;
    if (waiting) run();
  }

  input.addEventListener("input", () => {
    clearTimeout(calm);
    if (SHORT.test(input.value.trim())) calm = setTimeout(run, CALM);
    else run();
  });
}
