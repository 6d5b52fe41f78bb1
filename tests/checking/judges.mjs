// Reads captions from standard input and prints, as JSON, what an independent judge finds wrong with them.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const [folder, format] = process.argv.slice(2);
const require = createRequire(`${folder}/`);
const text = readFileSync(0, "utf8");

function srt() {
  return require("srt-validator").default(text).map((one) => one.errorCode);
}

function vtt() {
  const { WebVTTParser } = require("webvtt-parser");
  return new WebVTTParser().parse(text, "captions").errors.map((one) => one.message);
}

console.log(JSON.stringify({ srt, vtt }[format]()));
