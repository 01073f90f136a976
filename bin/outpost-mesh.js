#!/usr/bin/env node
"use strict";
const { existsSync } = require("node:fs");
const { join } = require("node:path");

// The published package holds compiled code only; a clone holds the sources and runs them as they are.
const source = join(__dirname, "..", "cli", "main.ts");
const compiled = join(__dirname, "..", "lib", "cli", "main.js");
const fromSource = existsSync(source);
if (fromSource) require("tsx/cjs");
require(fromSource ? source : compiled).main(process.argv.slice(2));
