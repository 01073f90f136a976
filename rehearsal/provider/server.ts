import type { sendUnaryData, ServerUnaryCall, UntypedServiceImplementation } from "@grpc/grpc-js";
import { Server, ServerCredentials } from "@grpc/grpc-js";
import type { Diagnostic } from "./diagnostic";
import { diagnosticOf } from "./diagnostic";
import type { ProviderAnswers } from "./answers";
import { providerService } from "./protocol";
import type { Message } from "./message";

/** Bytes that a message may have: what Terraform itself allows a provider's. */
const MAX_MESSAGE = 64 * 1024 * 1024;

/** Serves a provider on the loopback interface; the port is chosen when 0 is asked for. */
export async function serveProvider(answers: ProviderAnswers, port: number): Promise<{ server: Server; port: number }> {
  const server = new Server({ "grpc.max_receive_message_length": MAX_MESSAGE, "grpc.max_send_message_length": -1 });
  server.addService(providerService(), implementation(answers));
  const bound = await new Promise<number>((resolve, reject) => {
    server.bindAsync(`127.0.0.1:${port}`, ServerCredentials.createInsecure(), (error, chosen) =>
      error === null ? resolve(chosen) : reject(error),
    );
  });
  return { server, port: bound };
}

function implementation(answers: ProviderAnswers): UntypedServiceImplementation {
  const answering = (method: (request: Message, connection: string) => Message) => {
    return (call: ServerUnaryCall<Message, Message>, reply: sendUnaryData<Message>): void => {
      let message: Message;
      try {
        message = method(call.request, call.getPeer());
      } catch (error) {
        message = { diagnostics: [diagnosticOf(error)] satisfies Diagnostic[] };
      }
      reply(null, message);
    };
  };
  return {
    GetSchema: answering(() => answers.schema()),
    PrepareProviderConfig: answering((request) => answers.prepare(request)),
    Configure: answering((request, connection) => answers.configure(request, connection)),
    ValidateResourceTypeConfig: answering(() => answers.validate()),
    ValidateDataSourceConfig: answering(() => answers.validate()),
    UpgradeResourceState: answering((request, connection) => answers.upgrade(request, connection)),
    ReadResource: answering((request, connection) => answers.read(request, connection)),
    PlanResourceChange: answering((request, connection) => answers.plan(request, connection)),
    ApplyResourceChange: answering((request, connection) => answers.apply(request, connection)),
    ImportResourceState: answering((request) => answers.importState(request)),
    ReadDataSource: answering((request, connection) => answers.readData(request, connection)),
    GetFunctions: answering(() => ({})),
    Stop: answering(() => ({ Error: "" })),
  };
}
