import { FORMATS, picturesOf } from "../../../review";
import { CHROMIUM, TestBrowser } from "../../support/browser";
import { HOSTILE, HOSTILE_WAIVER, hostileManifest, hostilePlan } from "../../support/unit/hostile";
import { reviewOf } from "../../support/unit/reviews";
import { junitMistakes, reportMistakes, sarifMistakes } from "../../support/validators";

const given = hostilePlan();
const manifest = hostileManifest();
const bare = reviewOf(given, {
  manifest,
  waivers: [HOSTILE_WAIVER, { ...HOSTILE_WAIVER, rule: "OM-P006" }],
  name: HOSTILE[0],
  diagnostics: HOSTILE.map((text) => ({ severity: "error", summary: text, detail: text })),
});
const pictures = picturesOf([{ name: HOSTILE[0]!, plan: given, manifest }]);
const one = { ...bare.plans[0]!, pictures };
const review = { ...bare, plans: [one, one] };
const rendered = (format: string) => FORMATS[format]!(review, {});

/** What a terminal or a reader would obey or not see: all but the line's end, and the tabulator where XML has it. */
const UNSEEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/;

describe("of hostile names, messages, values and addresses", () => {
  test.each(["text", "html", "markdown", "junit", "github", "sarif", "conftest"])(
    "%s has no control character and nothing that turns text around",
    (format) => {
      // JSON spells control characters itself; what it spells must not come back when it is read.
      const text = format === "sarif" || format === "conftest" ? readBack(rendered(format)) : rendered(format);
      expect(UNSEEN.exec(text.replaceAll("\t", " "))?.[0]).toBeUndefined();
    },
  );

  test("JSON keeps them as they are, spelled, and is still what the schema says", () => {
    expect(reportMistakes(rendered("json"))).toEqual([]);
    expect(rendered("json")).not.toContain("\u001b");
  });

  test("SARIF and JUnit are still what their schemas ask for", async () => {
    expect(sarifMistakes(rendered("sarif"))).toEqual([]);
    expect(await junitMistakes(rendered("junit"))).toEqual([]);
  });

  test("every line for GitHub is a command of ours", () => {
    const lines = rendered("github").trimEnd().split("\n");
    for (const line of lines) expect(line).toMatch(/^::(error|warning|notice)( |::)/);
    expect(lines.join("\n")).not.toContain("%0A::error::owned");
  });

  test("markdown has no markup, mention, reference or link of theirs", () => {
    const text = rendered("markdown");
    // What is ours: elements, code fences, the marker, emphasis.
    const elements = [...text.matchAll(/<(?!\/?(?:details|summary|code|sub|br)>)[^>]*>/g)].map(([each]) => each);
    expect(elements).toEqual(["<!-- outpost-mesh review -->"]);
    expect(text).not.toMatch(/\]\(|!\[|@everyone|(?<!&)#123|https?:\/\/evil|www\.evil|~~|`code`|\*\*bold/);
  });

  test("mermaid has labels and nothing else of theirs", () => {
    const text = FORMATS["markdown"]!({ ...review, plans: [one] }, {});
    const diagram = /```mermaid\n([^]*?)```/.exec(text)![1]!;
    for (const line of diagram.trimEnd().split("\n").slice(1)) {
      expect(line).toMatch(
        /^ {2}(n\d+(\(\[|\{\{|\[\/?)"[A-Za-z0-9 ._/#;-]*"(\]\)|\}\}|\/?\])(:::[a-z]+)?|n\d+ -->(\|"[A-Za-z0-9 ._/#;-]*"\|)? n\d+|classDef .*)$/,
      );
    }
  });
});

/** Every text of a JSON document. */
function readBack(json: string): string {
  const texts: string[] = [];
  JSON.parse(json, (_key, value: unknown) => {
    if (typeof value === "string") texts.push(value);
    return value;
  });
  return texts.join("\n");
}

const inBrowser = CHROMIUM === undefined ? describe.skip : describe;

inBrowser("the page of hostile names in a browser", () => {
  let browser: TestBrowser;
  beforeAll(async () => void (browser = await TestBrowser.open()));
  afterAll(() => browser.close());

  test("has no element, attribute or address of theirs, asks for nothing and complains of nothing", async () => {
    const { result, complaints } = await browser.show(rendered("html"), {}, async (page) => ({
      title: await page.title(),
      foreign: await page.evaluate<string[]>(
        "[...document.querySelectorAll('script,img,iframe,object,embed,form,input,base,link,video,audio')].map((each) => each.outerHTML)",
      ),
      handlers: await page.evaluate<string[]>(
        "[...document.querySelectorAll('*')].flatMap((each) => each.getAttributeNames().filter((name) => /^on|^xlink:|^srcdoc$/.test(name)))",
      ),
      addresses: await page.evaluate<string[]>(
        "[...document.querySelectorAll('[href],[src]')].map((each) => each.getAttribute('href') ?? each.getAttribute('src') ?? '').filter((address) => !/^#[\\w-]+$/.test(address))",
      ),
      text: await page.evaluate<string>("document.body.textContent"),
    }));
    expect(result).toMatchObject({ foreign: [], handlers: [], addresses: [] });
    expect(result.title).not.toBe("owned");
    expect(complaints).toEqual([]);
    // The texts are there, to be read.
    expect(result.text).toContain('<script>document.title="owned"</script>');
  });
});
