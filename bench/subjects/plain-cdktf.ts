import { App } from "cdktf";
import { PlainStack } from "../plain-cdktf/stack";
import { sampleServices } from "../sample/services";
import { timed } from "./timed";

const services = sampleServices(Number(process.argv[2]));
timed(() => {
  const app = new App();
  new PlainStack(app, services);
  app.synth();
});
