// Reads the results of each test project and prints what failed, what was skipped and why, and the totals as the last line.
// usage: node test-summary.mjs RESULTS PROJECT...   RESULTS holds PROJECT.json (CTRF), PROJECT.log and PROJECT.exit.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const LOG_LINES = 60;
const [folder, ...projects] = process.argv.slice(2);
const counts = { passed: 0, failed: 0, skipped: 0 };

for (const project of projects) report(project);
const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : "";
console.log(`${counts.passed} passed, ${counts.failed} failed${skipped}`);
process.exitCode = counts.failed > 0 ? 1 : 0;

function report(project) {
  const tests = readTests(project);
  const own = { passed: 0, failed: 0, skipped: 0 };
  for (const test of tests) count(test, own);
  const exit = Number(readFileSync(join(folder, `${project}.exit`), "utf8"));
  if (own.failed === 0 && exit !== 0) fail(own, project, `ended with exit code ${exit}${exit === 124 ? " (time limit)" : ""}`);
  else if (own.passed + own.failed === 0) fail(own, project, "ran no test");

  console.log(`${project}: ${own.passed} passed, ${own.failed} failed, ${own.skipped} skipped`);
  for (const status of Object.keys(counts)) counts[status] += own[status];
}

function readTests(project) {
  const path = join(folder, `${project}.json`);
  try {
    return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")).results.tests : [];
  } catch {
    return []; // cut off while being written; the exit code tells that the project failed
  }
}

function count(test, own) {
  if (test.status === "passed") own.passed++;
  else if (test.status === "skipped") {
    own.skipped++;
    console.log(`SKIPPED ${test.name}: ${test.message ?? "no reason given"}`);
  } else if (test.status === "failed") {
    own.failed++;
    console.log(`FAILED ${test.name}\n${indent(test.message)}\n${indent(test.trace)}`);
  }
}

/** A failure of the project as a whole: no single test tells it, so its log does. */
function fail(own, project, what) {
  own.failed++;
  const log = readFileSync(join(folder, `${project}.log`), "utf8").trimEnd().split("\n").slice(-LOG_LINES);
  console.log(`FAILED ${project} ${what}\n${indent(log.join("\n"))}`);
}

function indent(text) {
  return (text ?? "").trimEnd().split("\n").map((line) => `    ${line}`).join("\n");
}
