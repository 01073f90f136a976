#!/usr/bin/env node
"use strict";
const { existsSync } = require("node:fs");
const { join } = require("node:path");

// The published package holds the command as one bundle; a clone holds the sources and runs them as they are.
const source = join(__dirname, "..", "cli", "main.ts");
const bundled = join(__dirname, "..", "lib", "command", "outpost-mesh.js");
const fromSource = existsSync(source);
if (fromSource) require("tsx/cjs");
require(fromSource ? source : bundled).main(process.argv.slice(2));
