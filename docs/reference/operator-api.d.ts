// Made from /api/v1/openapi.json by the build; do not edit.

export type AccountView = {
  email?: string | null;
  id: string;
  name: string;
  role: string;
};

export type Answer = {
  answer: string;
};

export type AnswerGiven = {
  answer?: string | null;
  author: string;
  question: string;
  type: "answer_given";
};

export type BuildBegun = {
  resumed: boolean;
  spec_hash: string;
  type: "build_begun";
};

export type BuildEnded = {
  proven: boolean;
  type: "build_ended";
};

export type BuildInterrupted = {
  type: "build_interrupted";
  why: string;
};

export type BuildReport = {
  checks: Array<CheckView>;
  ignored: Array<IgnoredView>;
  model: Model;
  operations: Array<OperationView>;
  plan: Plan;
  preview?: Preview | null;
  project: Project;
  questions: Array<QuestionView>;
  spec: Spec;
  timings: Record<string, number>;
  understood: UnderstoodView;
};

export type ChangeApplied = {
  spec_hash: string;
  type: "change_applied";
};

export type ChangeProposed = {
  operations: Array<OperationView>;
  spec_hash: string;
  type: "change_proposed";
};

export type ChangeTakenBack = {
  type: "change_taken_back";
};

export type CheckEnded = {
  check: CheckView;
  reused: boolean;
  tree: string;
  type: "check_ended";
};

export type CheckView = {
  failed: number;
  finding?: string | null;
  id: string;
  passed: number;
  ran: number;
  seconds: number;
  verdict: string;
};

export type CheckpointView = {
  at: string;
  author: string;
  commit: string;
  subject: string;
  tree: string;
};

export type DeletionBegun = {
  type: "deletion_begun";
};

export type DiffView = {
  cut: boolean;
  files: Array<FileChangeView>;
  from: string;
  patch: string;
  to: string;
};

export type EditedSpec = {
  drop: boolean;
  preview: boolean;
  yaml: string;
};

export type EntityView = {
  fields: Array<string>;
  label: string;
  links: Array<string>;
  name: string;
};

export type EntryView = {
  kind: string;
  path: string;
  size?: number | null;
};

export type EpicPlanned = {
  epic: number;
  spec_hash: string;
  title: string;
  type: "epic_planned";
};

export type EventRecord = {
  at: string;
  event: ProjectEvent;
  project: string;
  seq: number;
};

export type EvidenceView = {
  check: CheckView;
  commands: Array<string>;
  exit: number;
  findings: Array<string>;
  started: string;
  tree: string;
};

export type FileChangeView = {
  added?: number | null;
  path: string;
  removed?: number | null;
};

export type FileView = {
  commit: string;
  content: string;
  encoding: string;
  path: string;
  size: number;
};

export type FolderView = {
  commit: string;
  cut: boolean;
  entries: Array<EntryView>;
};

export type IgnoredView = {
  text: string;
  why: string;
};

export type ImportReport = {
  checks: Array<CheckView>;
  notes: Array<string>;
  preview?: Preview | null;
  project?: ProjectView | null;
  rows: number;
  uploads: number;
};

export type Invitation = {
  account: AccountView;
  link: string;
};

export type JobBegun = {
  job: JobView;
  type: "job_begun";
};

export type JobCancelling = {
  author: string;
  job: JobView;
  type: "job_cancelling";
};

export type JobEnded = {
  job: JobView;
  operations: Array<OperationView>;
  outcome: JobState;
  problem?: Problem | null;
  type: "job_ended";
};

export type JobQueued = {
  job: JobView;
  type: "job_queued";
};

export type JobState = "queued" | "running" | "done" | "failed" | "cancelled";

export type JobView = {
  attempts: number;
  author: string;
  begun_at?: string | null;
  cancelling: boolean;
  ended_at?: string | null;
  id: string;
  kind: JobViewKind;
  message?: number | null;
  problem?: Problem | null;
  queued_at: string;
  state: JobState;
};

export type JobViewKind = "build" | "change";

export type Lines = {
  lines: Array<string>;
};

export type Link = {
  link: string;
};

export type Look = {
  role: string;
};

export type MadeToken = {
  secret: string;
  token: TokenView;
};

export type MessageSaid = {
  author: string;
  id: number;
  key: string;
  text: string;
  type: "message_said";
};

export type Model = {
  engine: string;
  tokens: number;
};

export type NewMember = {
  name: string;
  role: "owner" | "builder" | "viewer";
};

export type NewMessage = {
  key: string;
  text: string;
};

export type NewPassword = {
  email: string;
  password: string;
};

export type NewRole = {
  role: "owner" | "builder" | "viewer";
};

export type NewToken = {
  days: number;
  name: string;
  scope: "read" | "write";
};

export type Noted = {
  text: string;
  type: "noted";
};

export type Opening = {
  url: string;
};

export type OperationView = {
  destructive: boolean;
  rows?: number | null;
  words: string;
};

export type OptionView = {
  consequence: string;
  id: string;
  label: string;
};

export type Plan = {
  epic: string;
  tasks: Array<TaskView>;
};

export type Preview = {
  owner_email: string;
  owner_password: string;
  url: string;
};

export type PreviewFailed = {
  again: boolean;
  limit: string;
  lines: Array<string>;
  message: string;
  reason: string;
  type: "preview_failed";
};

export type PreviewStarted = {
  type: "preview_started";
  url: string;
};

export type PreviewStopped = {
  type: "preview_stopped";
};

export type Problem = {
  code: ProblemCode;
  message: string;
};

export type ProblemCode = "invalid" | "denied" | "not_found" | "conflict" | "unavailable" | "internal";

export type ProblemDetail = {
  code: "invalid" | "denied" | "not_found" | "conflict" | "unavailable" | "internal";
  detail: string;
  instance?: string;
  status: number;
  title: string;
  type?: string;
};

export type Project = {
  id: string;
  path: string;
  slug: string;
};

export type ProjectCreated = {
  name: string;
  path: string;
  slug: string;
  type: "project_created";
};

export type ProjectDeleted = {
  slug: string;
  type: "project_deleted";
};

export type ProjectEvent = ProjectCreated | ProjectStateChanged | DeletionBegun | ProjectDeleted | EpicPlanned | TaskCreated | TaskMoved | CheckEnded | BuildBegun | BuildEnded | BuildInterrupted | ChangeProposed | ChangeApplied | ChangeTakenBack | PreviewStarted | PreviewStopped | PreviewFailed | StepBegun | Noted | MessageSaid | SketchDrawn | SketchRefused | AnswerGiven | JobQueued | JobBegun | JobCancelling | JobEnded | ProjectExported | ProjectImported;

export type ProjectExported = {
  events: number;
  file: string;
  type: "project_exported";
};

export type ProjectImported = {
  name: string;
  origin: string;
  path: string;
  slug: string;
  type: "project_imported";
};

export type ProjectSnapshot = {
  checks: Array<CheckView>;
  jobs: Array<JobView>;
  plan?: Plan | null;
  project: ProjectView;
  seq: number;
  sketch?: ReadingView | null;
};

export type ProjectStateChanged = {
  state: string;
  type: "project_state_changed";
};

export type ProjectView = {
  created_at: string;
  id: string;
  name: string;
  path: string;
  slug: string;
  state: string;
  url?: string | null;
};

export type ProjectsPage = {
  items: Array<ProjectView>;
  page: number;
  page_size: number;
  total: number;
};

export type QuestionView = {
  answer?: string | null;
  by: string;
  default: string;
  id: string;
  kind: string;
  options: Array<OptionView>;
  text: string;
  why: string;
};

export type ReadingView = {
  ignored: Array<IgnoredView>;
  questions: Array<QuestionView>;
  understood: UnderstoodView;
};

export type RoleView = {
  id: string;
  label: string;
};

export type Seq = {
  seq: number;
};

export type SessionView = {
  agent: string;
  id: string;
  made_at: string;
  seen_at: string;
};

export type SketchDrawn = {
  reading: ReadingView;
  type: "sketch_drawn";
};

export type SketchRefused = {
  problem: Problem;
  type: "sketch_refused";
};

export type Spec = {
  hash: string;
  path: string;
};

export type SpecView = {
  hash: string;
  yaml: string;
};

export type StepBegun = {
  text: string;
  type: "step_begun";
};

export type TaskCreated = {
  actor: string;
  epic: number;
  task: TaskView;
  type: "task_created";
};

export type TaskMoved = {
  actor: string;
  epic: number;
  from: string;
  reason: string;
  task: TaskView;
  type: "task_moved";
};

export type TaskView = {
  commit?: string | null;
  executor: string;
  id: string;
  specialist: string;
  state: string;
  title: string;
};

export type TokenView = {
  expires_at: string;
  id: string;
  made_at: string;
  name: string;
  scope: string;
  used_at?: string | null;
};

export type UnderstoodView = {
  assumed: Array<string>;
  entities: Array<EntityView>;
  language: string;
  name: string;
  reports: Array<string>;
  roles: Array<string>;
  rules: Array<string>;
};

/** By method and address. */
export interface Operations {
  /** The account that asks */
  "GET /api/v1/me": {
    answer: AccountView;
  };
  /** Sign in by this address and password from now on */
  "PUT /api/v1/me/password": {
    body: NewPassword;
    answer: void;
  };
  /** The browsers that are signed in */
  "GET /api/v1/me/sessions": {
    answer: Array<SessionView>;
  };
  /** Sign a browser out */
  "DELETE /api/v1/me/sessions/{id}": {
    path: { "id": string };
    answer: void;
  };
  /** The tokens, without their secrets */
  "GET /api/v1/me/tokens": {
    answer: Array<TokenView>;
  };
  /** Make a token; its secret is shown this once */
  "POST /api/v1/me/tokens": {
    body: NewToken;
    answer: MadeToken;
  };
  /** Make a token void */
  "DELETE /api/v1/me/tokens/{id}": {
    path: { "id": string };
    answer: void;
  };
  /** Everybody who may come in */
  "GET /api/v1/members": {
    answer: Array<AccountView>;
  };
  /** Let somebody in, by a link that is handed over */
  "POST /api/v1/members": {
    body: NewMember;
    answer: Invitation;
  };
  /** Let somebody in no longer */
  "DELETE /api/v1/members/{id}": {
    path: { "id": string };
    answer: void;
  };
  /** A new link for somebody who has lost the way in */
  "POST /api/v1/members/{id}/link": {
    path: { "id": string };
    answer: Link;
  };
  /** Let somebody do more or less */
  "PUT /api/v1/members/{id}/role": {
    path: { "id": string };
    body: NewRole;
    answer: void;
  };
  /** All projects, newest first */
  "GET /api/v1/projects": {
    query: { "page"?: number; "page_size"?: number };
    answer: ProjectsPage;
  };
  /** Begin a project with its description; the same key again answers the same project */
  "POST /api/v1/projects": {
    body: NewMessage;
    answer: ProjectView;
  };
  /** Bring a project from such a file; answers when it is proven here, in a minute or two */
  "POST /api/v1/projects/import": {
    answer: ImportReport;
  };
  /** Remove a project with its files and all its data */
  "DELETE /api/v1/projects/{ref}": {
    path: { "ref": string };
    answer: void;
  };
  /** One project, by id or short name */
  "GET /api/v1/projects/{ref}": {
    path: { "ref": string };
    answer: ProjectView;
  };
  /** Take an answer back, so that the default holds */
  "DELETE /api/v1/projects/{ref}/answers/{question}": {
    path: { "ref": string; "question": string };
    answer: Seq;
  };
  /** Answer a question, or change the answer */
  "PUT /api/v1/projects/{ref}/answers/{question}": {
    path: { "ref": string; "question": string };
    body: Answer;
    answer: Seq;
  };
  /** Queue the build of what was described */
  "POST /api/v1/projects/{ref}/builds": {
    path: { "ref": string };
    answer: JobView;
  };
  /** The commits, newest first; `from` goes on at one of them */
  "GET /api/v1/projects/{ref}/checkpoints": {
    path: { "ref": string };
    query: { "from"?: string; "limit"?: number };
    answer: Array<CheckpointView>;
  };
  /** One file at a commit, up to 1 MB */
  "GET /api/v1/projects/{ref}/checkpoints/{commit}/file": {
    path: { "ref": string; "commit": string };
    query: { "path": string };
    answer: FileView;
  };
  /** What is in a folder at a commit; without `folder`, in the root */
  "GET /api/v1/projects/{ref}/checkpoints/{commit}/files": {
    path: { "ref": string; "commit": string };
    query: { "folder"?: string };
    answer: FolderView;
  };
  /** The newest evidence of each check, for the source tree that it ran on */
  "GET /api/v1/projects/{ref}/checks": {
    path: { "ref": string };
    answer: Array<EvidenceView>;
  };
  /** What differs between two commits, as a list and a patch of up to 1 MB */
  "GET /api/v1/projects/{ref}/diff": {
    path: { "ref": string };
    query: { "from": string; "to"?: string };
    answer: DiffView;
  };
  /** Events after a number, oldest first; or, with `before`, the newest before one */
  "GET /api/v1/projects/{ref}/events": {
    path: { "ref": string };
    query: { "after"?: number; "before"?: number; "limit"?: number };
    header: { "Last-Event-ID"?: number };
    answer: Array<EventRecord>;
  };
  /** The project as one file: repository, history, data, uploads, and the first account's password */
  "GET /api/v1/projects/{ref}/export": {
    path: { "ref": string };
    answer: void;
  };
  /** The jobs, by id */
  "GET /api/v1/projects/{ref}/jobs": {
    path: { "ref": string };
    answer: Array<JobView>;
  };
  /** Queue a change again that was refused because it throws data away, now allowed to */
  "POST /api/v1/projects/{ref}/jobs/{job}/allow-losses": {
    path: { "ref": string; "job": string };
    answer: JobView;
  };
  /** Cancel a job that waits, or stop one that runs */
  "POST /api/v1/projects/{ref}/jobs/{job}/cancel": {
    path: { "ref": string; "job": string };
    answer: JobView;
  };
  /** The newest lines that the application wrote */
  "GET /api/v1/projects/{ref}/logs": {
    path: { "ref": string };
    query: { "lines"?: number };
    answer: Lines;
  };
  /** Say something; the same key again does nothing */
  "POST /api/v1/projects/{ref}/messages": {
    path: { "ref": string };
    body: NewMessage;
    answer: Seq;
  };
  /** Where the application runs, and its first account */
  "GET /api/v1/projects/{ref}/preview": {
    path: { "ref": string };
    answer: Preview;
  };
  /** The application's roles */
  "GET /api/v1/projects/{ref}/roles": {
    path: { "ref": string };
    answer: Array<RoleView>;
  };
  /** An address that opens the application as a sample account of a role */
  "POST /api/v1/projects/{ref}/see-as": {
    path: { "ref": string };
    body: Look;
    answer: Opening;
  };
  /** What is understood, and the questions with the answers that hold */
  "GET /api/v1/projects/{ref}/sketch": {
    path: { "ref": string };
    answer: ReadingView;
  };
  /** A project with its plan, checks, sketch and jobs, and the place in its stream to follow from */
  "GET /api/v1/projects/{ref}/snapshot": {
    path: { "ref": string };
    answer: ProjectSnapshot;
  };
  /** The spec as it is agreed */
  "GET /api/v1/projects/{ref}/spec": {
    path: { "ref": string };
    answer: SpecView;
  };
  /** Bring the application to an edited spec, proven; answers when that is done, in a minute or two */
  "PUT /api/v1/projects/{ref}/spec": {
    path: { "ref": string };
    body: EditedSpec;
    answer: BuildReport;
  };
  /** Start the application, if it does not run */
  "POST /api/v1/projects/{ref}/start": {
    path: { "ref": string };
    answer: ProjectView;
  };
  /** End the application, if it runs */
  "POST /api/v1/projects/{ref}/stop": {
    path: { "ref": string };
    answer: ProjectView;
  };
}
