/** How one argument is written by the bindings: an entry of `synthesizeHclAttributes` or of a block's `…ToHclTerraform`. */
export interface WrittenArgument {
  readonly expression: string;
  readonly isBlock: boolean;
  readonly collection: string;
  readonly storage: string;
}

/** One attribute of a class: the flags of its comment, and the lines that follow. */
export interface Member {
  readonly name: string;
  readonly computed: boolean;
  readonly optional: boolean;
  readonly required: boolean;
  readonly body: string;
}

/** The generated TypeScript of one module, cut into what a schema is derived from. */
export interface ModuleSource {
  /** Attributes of a class, by the class's name. */
  members(className: string): readonly Member[];
  /** What a block's mapper function writes, by the function's name. */
  written(functionName: string): ReadonlyMap<string, WrittenArgument>;
  /** Optional properties of an interface, by the interface's name. */
  optionalProperties(interfaceName: string): ReadonlySet<string>;
  /** Name of the class that stands for the resource, the data source or the provider. */
  readonly mainClass: string;
  /** What the main class writes. */
  readonly mainWritten: ReadonlyMap<string, WrittenArgument>;
}

const DECLARATION = /^export (class|function|interface) (\w+)(.*)$/gm;
const MAIN = /^ extends cdktf\.Terraform(?:Resource|DataSource|Provider) /;
const MEMBER = /^ {2}\/\/ (\w+) - computed: (true|false), optional: (true|false), required: (true|false)$/gm;
const WRITTEN =
  /^ +(\w+): \{\n +value: (.*),\n +isBlock: (true|false),\n +type: "(\w+)",\n +storageClassType: "(\w+)",$/gm;

/** Cuts a module's source at its top-level declarations. */
export function readModule(text: string): ModuleSource {
  const heads = [...text.matchAll(DECLARATION)];
  const bodies = new Map<string, string>();
  let mainClass: string | undefined;
  heads.forEach((head, index) => {
    const [, kind, name, rest] = head as unknown as [string, string, string, string];
    bodies.set(`${kind} ${name}`, text.slice(head.index, heads[index + 1]?.index ?? text.length));
    if (kind === "class" && MAIN.test(rest)) mainClass = name;
  });
  if (mainClass === undefined) throw new Error("the module declares no Terraform element");
  const body = (kind: string, name: string): string => bodies.get(`${kind} ${name}`) ?? "";
  return {
    mainClass,
    mainWritten: writtenIn(body("class", mainClass)),
    members: (name) => membersOf(body("class", name)),
    written: (name) => writtenIn(body("function", name)),
    optionalProperties: (name) =>
      new Set([...body("interface", name).matchAll(/^ {2}readonly (\w+)\?:/gm)].map((match) => match[1]!)),
  };
}

function membersOf(text: string): Member[] {
  const marks = [...text.matchAll(MEMBER)];
  return marks.map((mark, index) => ({
    name: mark[1]!,
    computed: mark[2] === "true",
    optional: mark[3] === "true",
    required: mark[4] === "true",
    body: text.slice(mark.index + mark[0].length, marks[index + 1]?.index ?? text.length),
  }));
}

function writtenIn(text: string): Map<string, WrittenArgument> {
  return new Map(
    [...text.matchAll(WRITTEN)].map((match) => [
      match[1]!,
      { expression: match[2]!, isBlock: match[3] === "true", collection: match[4]!, storage: match[5]! },
    ]),
  );
}
