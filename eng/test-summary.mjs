// Reads the results of each test project and prints what failed, what was skipped and why, and the totals as the last line.
// usage: node test-summary.mjs RESULTS PROJECT...   RESULTS holds PROJECT.xml (xUnit.net), PROJECT.log and PROJECT.exit.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const FIRST_LOG_LINES = 20;
const LAST_LOG_LINES = 40;
const TIMED_OUT = 124; // exit code of timeout(1)
const ENTITIES = { "&quot;": '"', "&apos;": "'", "&lt;": "<", "&gt;": ">", "&amp;": "&" };
const [folder, ...projects] = process.argv.slice(2);
const totals = { passed: 0, failed: 0, skipped: 0 };

for (const project of projects) report(project);
const skipped = totals.skipped > 0 ? `, ${totals.skipped} skipped` : "";
console.log(`${totals.passed} passed, ${totals.failed} failed${skipped}`);
process.exitCode = totals.failed > 0 ? 1 : 0;

function report(project) {
  const results = readResults(project);
  const own = count(results);
  for (const test of results.split("<test ").slice(1)) show(test);

  const exit = Number(readFileSync(join(folder, `${project}.exit`), "utf8"));
  if (own.failed === 0 && exit !== 0) fail(own, project, `ended with exit code ${exit}${exit === TIMED_OUT ? " (time limit)" : ""}`);
  else if (own.passed + own.failed === 0) fail(own, project, "ran no test");

  console.log(`${project}: ${own.passed} passed, ${own.failed} failed, ${own.skipped} skipped`);
  for (const status of Object.keys(totals)) totals[status] += own[status];
}

/** The text of the result file; empty when the project ended before it was written whole. */
function readResults(project) {
  const path = join(folder, `${project}.xml`);
  const text = existsSync(path) ? readFileSync(path, "utf8") : "";
  return text.includes("</assemblies>") ? text : "";
}

function count(results) {
  const assembly = results.slice(results.indexOf("<assembly "));
  return Object.fromEntries(Object.keys(totals).map((status) => [status, Number(attribute(assembly, status) ?? 0)]));
}

function show(test) {
  const name = attribute(test, "name");
  const result = attribute(test, "result");
  if (result === "Skip") console.log(`SKIPPED ${name}: ${content(test, "reason")}`);
  if (result === "Fail") console.log(`FAILED ${name}\n${indent(content(test, "message"))}\n${indent(content(test, "stack-trace"))}`);
}

/** A failure of the project as a whole: no single test tells it, so its log does. */
function fail(own, project, what) {
  own.failed++;
  const log = readFileSync(join(folder, `${project}.log`), "utf8").trimEnd().split("\n");
  const left = log.length - FIRST_LOG_LINES - LAST_LOG_LINES;
  if (left > 0) log.splice(FIRST_LOG_LINES, left, `... ${left} lines more in ${folder}/${project}.log`);
  console.log(`FAILED ${project} ${what}\n${indent(log.join("\n"))}`);
}

function attribute(element, name) {
  return readable(element.slice(0, element.indexOf(">")).match(new RegExp(`(?:^|\\s)${name}="([^"]*)"`))?.[1]);
}

function content(element, name) {
  return readable(element.match(new RegExp(`<${name}><!\\[CDATA\\[([\\s\\S]*?)\\]\\]>`))?.[1]) ?? "no reason given";
}

function readable(text) {
  return text?.replace(/&(?:quot|apos|lt|gt|amp);/g, (entity) => ENTITIES[entity]).replaceAll('\\"', '"');
}

function indent(text) {
  return text.trimEnd().split("\n").map((line) => `    ${line}`).join("\n");
}
