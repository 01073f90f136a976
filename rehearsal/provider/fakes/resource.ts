import { createHash } from "node:crypto";
import type { Scenario } from "../../scenario";
import type { TerraformType } from "../../schema";
import type { ObjectValue, Value } from "../values";
import { Unknown } from "../values";
import { chooseArn, chooseReferencedArn } from "./arns";
import { chooseByName } from "./attributes";
import { chooseByType } from "./by-type";
import type { Chooser } from "./chooser";
import { chooseId, chooseReferencedId } from "./ids";

/** What a resource's choices depend on. */
export interface FakeResourceProps {
  readonly type: string;
  readonly scenario: Scenario;
  readonly region: string;
  /** The planned attributes; those that are unknown are chosen. */
  readonly known: ObjectValue;
  /** Text that stands for the resource's content; equal content gives equal choices. */
  readonly seed: string;
}

/** A resource whose computed attributes are chosen as AWS would, consistently with each other. */
export class FakeResource implements Chooser {
  readonly scenario: Scenario;
  readonly region: string;
  private readonly type: string;
  private readonly chosen = new Map<string, string>();

  constructor(private readonly props: FakeResourceProps) {
    this.scenario = props.scenario;
    this.region = props.region;
    this.type = props.type;
  }

  /**
   * A value for a computed attribute.
   * @param optional whether the configuration could have given it: then nothing is a plausible choice
   */
  choose(path: string, type: TerraformType, optional: boolean): Value {
    const special = chooseByType(this.type, path, this);
    if (special !== undefined) return special;
    if (path === "tags_all") return {};
    if (type === "string") return this.chooseText(path);
    const named = chooseByName(path, type, this);
    if (named !== undefined) return named;
    if (type === "number") return 0;
    if (type === "bool") return false;
    if (type === "dynamic") return null;
    return this.chooseCollection(path, type, optional);
  }

  text(attribute: string): string {
    const known = this.props.known[attribute];
    if (known instanceof Unknown) return this.chooseText(attribute);
    if (attribute === "path" && (known === undefined || known === null)) return "/";
    return known === undefined || known === null || typeof known === "object" ? "" : String(known);
  }

  isGiven(name: string): boolean {
    const known = this.props.known[name];
    return known !== undefined && known !== null && !(Array.isArray(known) && known.length === 0);
  }

  hex(purpose: string, digits: number): string {
    return createHash("sha256").update(`${this.props.seed}\n${purpose}`).digest("hex").slice(0, digits);
  }

  letters(purpose: string, count: number): string {
    const number = BigInt(`0x${this.hex(`${purpose} letters`, 64)}`);
    return number.toString(36).slice(0, count);
  }

  uuid(purpose: string): string {
    const hex = this.hex(`${purpose} uuid`, 32);
    return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20)].join(
      "-",
    );
  }

  private chooseText(path: string): string {
    const earlier = this.chosen.get(path);
    if (earlier !== undefined) return earlier;
    // Stands while the choice is made, so that an id made of the ARN and an ARN made of the id cannot chase each other.
    this.chosen.set(path, this.hex(path, 17));
    const text = this.textFor(path);
    this.chosen.set(path, text);
    return text;
  }

  private textFor(path: string): string {
    if (path === "id") return chooseId(this.type, this);
    if (path === "arn") return chooseArn(this.type, this);
    if (path === "name") return `${this.text("name_prefix") || "terraform-"}${this.hex(path, 26)}`;
    const special = chooseByType(this.type, path, this) ?? chooseByName(path, "string", this);
    if (typeof special === "string") return special;
    if (/(^|_|\.)arn$/.test(path)) return chooseReferencedArn(this.type, path, this);
    const name = path.slice(path.lastIndexOf(".") + 1);
    return chooseReferencedId(path, this) ?? `${name.replaceAll("_", "-")}-${this.hex(path, 8)}`;
  }

  private chooseCollection(path: string, type: Exclude<TerraformType, string>, optional: boolean): Value {
    if (type[0] === "object") {
      const fields = Object.entries(type[1]);
      return Object.fromEntries(fields.map(([name, inner]) => [name, this.choose(`${path}.${name}`, inner, false)]));
    }
    if (type[0] === "map") return {};
    if (type[0] === "tuple") return [];
    // Expressions reach into such lists (`certificate_authority[0].data`): one element, unless it could have been given.
    const element = type[1];
    const isObjects = typeof element !== "string" && element[0] === "object";
    return isObjects && !optional ? [this.choose(`${path}.0`, element, false)] : [];
  }
}
