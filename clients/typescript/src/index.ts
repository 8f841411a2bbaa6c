export { Client, type ClientOptions, type FeedEvent, type Session } from "./client.js";
export { Problem, Unreachable, type ErrorCode, type FieldProblem } from "./errors.js";
export type { Following } from "./feed.js";
export type { Answer, AnswerOf, Operation, PathOf, Verb } from "./operations.js";
export * from "./offline.js";
export { ScanQueue, type Kept, type Outcome, type Scan, type ScanAnswer, type Upload } from "./queue.js";
export type { components, paths } from "./schema.js";
export { BrowserStorage, MemoryStorage, type Storage } from "./storage.js";
export type { Options } from "./transport.js";
