// Made from /api/v1/openapi.json by the build; do not edit.

export type AccountView = {
  email?: string | null;
  id: string;
  name: string;
  role: string;
};

export type Allowed = {
  key?: string | null;
  losses: boolean;
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

export type ApplicationView = {
  backup?: BackupView | null;
  memory?: number | null;
  memory_limit: number;
  name: string;
  project: string;
  slug: string;
  troubles: Array<TroubleView>;
  warnings: Array<WarningView>;
};

export type AttachmentView = {
  added_at: string;
  bytes: number;
  id: string;
  kind: string;
  name: string;
  sha256: string;
};

export type AuditView = {
  about: string;
  account?: string | null;
  alarm: boolean;
  at: string;
  name?: string | null;
  seq: number;
  what: string;
};

export type BackedUp = {
  backup: string;
  type: "backed_up";
  why: string;
};

export type BackupMark = {
  note: string;
  starred: boolean;
};

export type BackupView = {
  at: string;
  bytes: number;
  commit?: string | null;
  id: string;
  note: string;
  rows: Record<string, number>;
  starred: boolean;
  test?: TestView | null;
  uploads: number;
  why: string;
};

export type BuildBegun = {
  resumed: boolean;
  spec_hash: string;
  type: "build_begun";
};

export type BuildEnded = {
  commit?: string | null;
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

export type CardView = {
  changed_at: string;
  picture?: number | null;
  project: ProjectView;
  seq: number;
  standing: CardViewStanding;
};

export type CardViewStanding = "running" | "stopped" | "building" | "needs_you" | "failed";

export type ChangeApplied = {
  commit?: string | null;
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

export type ChangedRow = {
  values: Record<string, string>;
  version: number;
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

export type ChoiceView = {
  id: string;
  label: string;
};

export type ColumnView = {
  choices: Array<ChoiceView>;
  label: string;
  name: string;
  read_only: boolean;
  required: boolean;
  table?: string | null;
  type: string;
};

export type CommentView = {
  at: string;
  author: string;
  change?: JobView | null;
  id: number;
  message?: number | null;
  reached: string;
  text: string;
};

export type ComparisonView = {
  files?: Array<FileChangeView> | null;
  operations: Array<OperationView>;
};

export type DataRestored = {
  backup: string;
  job: string;
  rows: number;
  type: "data_restored";
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

export type DiskView = {
  cache: number;
  free: number;
  home: number;
  low: number;
  total: number;
};

export type EditedSpec = {
  drop: boolean;
  preview: boolean;
  yaml: string;
};

export type EntityView = {
  fields: Array<string>;
  items: Array<SpecItemView>;
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

export type FieldError = {
  field: string;
  message: string;
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

export type FitView = {
  misfits: Array<Misfit>;
  refused: number;
  rows: number;
};

export type FolderView = {
  commit: string;
  cut: boolean;
  entries: Array<EntryView>;
};

export type HealthView = {
  applications: Array<ApplicationView>;
  disk: DiskView;
  memory: MemoryView;
  since: string;
  version: string;
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

export type ImportView = {
  job: string;
  rows: number;
  source: string;
  table: string;
  undone: boolean;
};

export type Invitation = {
  account: AccountView;
  link: string;
};

export type JobBegun = {
  job: JobView;
  type: "job_begun";
  usual?: number | null;
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

export type JobViewKind = "build" | "change" | "restore" | "backup" | "import" | "undo_import";

export type Keyed = {
  key?: string | null;
};

export type KeyedImport = {
  attachment: string;
  fields: Record<string, string>;
  key?: string | null;
  sheet: string;
  table: string;
};

export type KindView = {
  label: string;
  name: string;
};

export type Lines = {
  lines: Array<string>;
};

export type Link = {
  link: string;
};

export type LogView = {
  kept: boolean;
  lines: Array<string>;
};

export type Look = {
  role: string;
};

export type MadeToken = {
  secret: string;
  token: TokenView;
};

export type Mailed = {
  failure?: string | null;
  link: string;
};

export type MemoryView = {
  available: number;
  operator: number;
  total: number;
};

export type MessageSaid = {
  about?: SpecItemView | null;
  attachments: Array<AttachmentView>;
  author: string;
  id: number;
  key: string;
  text: string;
  type: "message_said";
};

export type Misfit = {
  column: string;
  reason: string;
  row: number;
  sheet: string;
  value: string;
};

export type Model = {
  engine: string;
  tokens: number;
};

export type MoveView = {
  actor: string;
  at: string;
  from: string;
  reason: string;
  to: string;
};

export type NewComment = {
  key: string;
  text: string;
};

export type NewImport = {
  attachment: string;
  fields: Record<string, string>;
  sheet: string;
  table: string;
};

export type NewMember = {
  email?: string | null;
  key?: string | null;
  language?: "en" | "de";
  name: string;
  role: "owner" | "builder" | "viewer";
};

export type NewMessage = {
  about?: string | null;
  attachments?: Array<string> | null;
  key: string;
  text: string;
};

export type NewName = {
  name: string;
};

export type NewPassword = {
  email: string;
  password: string;
};

export type NewRole = {
  role: "owner" | "builder" | "viewer";
};

export type NewRow = {
  key?: string | null;
  values: Record<string, string>;
};

export type NewToken = {
  days: number;
  key?: string | null;
  name: string;
  scope: "read" | "write" | "admin";
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

export type PasskeyView = {
  id: string;
  made_at: string;
  name: string;
  used_at?: string | null;
};

export type PermissionsView = {
  kinds: Array<KindView>;
  rights: Array<RightView>;
  roles: Array<RoleView>;
};

export type Plan = {
  epic: string;
  tasks: Array<TaskView>;
};

export type PlanView = {
  at: string;
  epic: number;
  tasks: Array<TaskView>;
  title: string;
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
  errors: Array<FieldError>;
  message: string;
};

export type ProblemCode = "invalid" | "denied" | "not_found" | "conflict" | "unavailable" | "internal";

export type ProblemDetail = {
  code: "invalid" | "denied" | "not_found" | "conflict" | "unavailable" | "internal";
  detail: string;
  errors?: Array<{
    field: string;
    message: string;
  }>;
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

export type ProjectEvent = ProjectCreated | ProjectStateChanged | DeletionBegun | ProjectDeleted | EpicPlanned | TaskCreated | TaskMoved | TaskCommented | TaskCommentAsked | CheckEnded | BuildBegun | BuildEnded | BuildInterrupted | ChangeProposed | ChangeApplied | ChangeTakenBack | BackedUp | DataRestored | PreviewStarted | PreviewStopped | PreviewFailed | Warned | StepBegun | Noted | MessageSaid | RowsTaken | SketchDrawn | SketchRefused | AnswerGiven | JobQueued | JobBegun | JobCancelling | JobEnded | ProjectExported | ProjectImported;

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

export type RightView = {
  can: Array<string>;
  hidden: Array<string>;
  kind: string;
  read_only: Array<string>;
  role: string;
  rows: string;
};

export type RoleView = {
  id: string;
  label: string;
};

export type RowView = {
  id: number;
  labels: Record<string, string>;
  values: Record<string, string>;
  version: number;
};

export type RowsTaken = {
  job: string;
  misfits: Array<Misfit>;
  refused: number;
  rows: number;
  source: string;
  table: string;
  type: "rows_taken";
  undone: boolean;
};

export type RowsView = {
  items: Array<RowView>;
  page: number;
  page_size: number;
  total: number;
};

export type SampleView = {
  left_out: number;
  rows: number;
  url: string;
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

export type SheetColumnView = {
  field?: string | null;
  name: string;
  samples: Array<string>;
};

export type SheetView = {
  columns: Array<SheetColumnView>;
  rows: number;
  sheet: string;
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

export type SpecItemView = {
  id: string;
  label: string;
  ref: string;
};

export type SpecView = {
  hash: string;
  yaml: string;
};

export type StepBegun = {
  text: string;
  type: "step_begun";
};

export type TableView = {
  columns: Array<ColumnView>;
  label: string;
  name: string;
  rows: number;
};

export type TaskCommentAsked = {
  author: string;
  epic: number;
  id: number;
  message: number;
  task: string;
  type: "task_comment_asked";
};

export type TaskCommented = {
  author: string;
  epic: number;
  id: number;
  task: string;
  text: string;
  type: "task_commented";
};

export type TaskCreated = {
  actor: string;
  epic: number;
  task: TaskView;
  type: "task_created";
};

export type TaskDetailView = {
  attempts: number;
  checks: Array<EvidenceView>;
  comments: Array<CommentView>;
  epic: number;
  moves: Array<MoveView>;
  needs: Array<string>;
  part: string;
  paths: Array<string>;
  task: TaskView;
  words?: string | null;
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

export type TestView = {
  at: string;
  passed: boolean;
  words: string;
};

export type TimelineView = {
  backups: Array<BackupView>;
  rows: Record<string, number>;
  versions: Array<VersionView>;
};

export type TokenView = {
  expires_at: string;
  id: string;
  made_at: string;
  name: string;
  scope: string;
  used_at?: string | null;
};

export type TroubleView = {
  last: string;
  limit: string;
  lines: Array<string>;
  reason: string;
  times: number;
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

export type Undo = {
  key: string;
};

export type VersionMark = {
  name: string;
  note: string;
  starred: boolean;
};

export type VersionView = {
  at: string;
  author?: string | null;
  checks: number;
  commit?: string | null;
  name: string;
  note: string;
  now: boolean;
  operations: Array<OperationView>;
  passed: number;
  picture: boolean;
  same_as?: number | null;
  starred: boolean;
  version: number;
  words?: string | null;
};

export type Warned = {
  message: string;
  over: boolean;
  reason: string;
  type: "warned";
};

export type WarningView = {
  at: string;
  message: string;
  reason: string;
};

/** By method and address. */
export interface Operations {
  /** Keep a file, to name it in a message or an import within a day */
  "POST /api/v1/attachments": {
    query: { "name": string };
    answer: AttachmentView;
  };
  /** What is known of a file */
  "GET /api/v1/attachments/{id}": {
    path: { "id": string };
    answer: AttachmentView;
  };
  /** The file itself */
  "GET /api/v1/attachments/{id}/content": {
    path: { "id": string };
    answer: void;
  };
  /** What was done, newest first; with `before`, what was done before that number */
  "GET /api/v1/audit": {
    query: { "before"?: number; "limit"?: number };
    answer: Array<AuditView>;
  };
  /** How each project stands, newest first */
  "GET /api/v1/cards": {
    answer: Array<CardView>;
  };
  /** Disk, memory, backups and failures, for owners and builders; no probe: it measures */
  "GET /api/v1/health": {
    answer: HealthView;
  };
  /** The account that asks */
  "GET /api/v1/me": {
    answer: AccountView;
  };
  /** The passkeys; a browser adds them, in the web app's settings */
  "GET /api/v1/me/passkeys": {
    answer: Array<PasskeyView>;
  };
  /** Sign in by a passkey no longer */
  "DELETE /api/v1/me/passkeys/{id}": {
    path: { "id": string };
    answer: void;
  };
  /** Call a passkey otherwise */
  "PUT /api/v1/me/passkeys/{id}": {
    path: { "id": string };
    body: NewName;
    answer: void;
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
  /** A new link for somebody, by mail; it is answered, too */
  "POST /api/v1/members/{id}/mail": {
    path: { "id": string };
    answer: Mailed;
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
  /** How one project stands */
  "GET /api/v1/projects/{ref}/card": {
    path: { "ref": string };
    answer: CardView;
  };
  /** The commits, newest first; `from` goes on at one of them */
  "GET /api/v1/projects/{ref}/checkpoints": {
    path: { "ref": string };
    query: { "from"?: string; "limit"?: number };
    answer: Array<CheckpointView>;
  };
  /** What a commit changed, as a list and a patch of up to 1 MB */
  "GET /api/v1/projects/{ref}/checkpoints/{commit}/diff": {
    path: { "ref": string; "commit": string };
    answer: DiffView;
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
  /** The files at a commit whose path has `name` in it */
  "GET /api/v1/projects/{ref}/checkpoints/{commit}/found": {
    path: { "ref": string; "commit": string };
    query: { "name": string };
    answer: FolderView;
  };
  /** The newest evidence of each check, for the source tree that it ran on */
  "GET /api/v1/projects/{ref}/checks": {
    path: { "ref": string };
    answer: Array<EvidenceView>;
  };
  /** The newest lines that a check wrote when it ran for a source tree, while they are kept */
  "GET /api/v1/projects/{ref}/checks/{check}/log": {
    path: { "ref": string; "check": string };
    query: { "tree": string; "lines"?: number };
    answer: LogView;
  };
  /** The tables, with their columns and how many rows they have */
  "GET /api/v1/projects/{ref}/data": {
    path: { "ref": string };
    answer: Array<TableView>;
  };
  /** All rows of a table as CSV */
  "GET /api/v1/projects/{ref}/data/{table}/export": {
    path: { "ref": string; "table": string };
    answer: void;
  };
  /** Rows that a link can lead to, by a part of what they are called */
  "GET /api/v1/projects/{ref}/data/{table}/options": {
    path: { "ref": string; "table": string };
    query: { "q"?: string };
    answer: Array<ChoiceView>;
  };
  /** A page of a table: searched, filtered, sorted */
  "GET /api/v1/projects/{ref}/data/{table}/rows": {
    path: { "ref": string; "table": string };
    query: { "page"?: number; "page_size"?: number; "q"?: string; "sort"?: string; "filter"?: Array<string> };
    answer: RowsView;
  };
  /** Add a row; the same key again answers the row that was made */
  "POST /api/v1/projects/{ref}/data/{table}/rows": {
    path: { "ref": string; "table": string };
    body: NewRow;
    answer: RowView;
  };
  /** Remove a row */
  "DELETE /api/v1/projects/{ref}/data/{table}/rows/{row}": {
    path: { "ref": string; "table": string; "row": number };
    answer: void;
  };
  /** One row */
  "GET /api/v1/projects/{ref}/data/{table}/rows/{row}": {
    path: { "ref": string; "table": string; "row": number };
    answer: RowView;
  };
  /** Change a row; where somebody changed it meanwhile, nothing is changed */
  "PATCH /api/v1/projects/{ref}/data/{table}/rows/{row}": {
    path: { "ref": string; "table": string; "row": number };
    body: ChangedRow;
    answer: RowView;
  };
  /** The tables of a spreadsheet, with a guess which field each column belongs to */
  "GET /api/v1/projects/{ref}/data/{table}/sheets/{attachment}": {
    path: { "ref": string; "table": string; "attachment": string };
    answer: Array<SheetView>;
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
  /** The imports that are over, newest first */
  "GET /api/v1/projects/{ref}/imports": {
    path: { "ref": string };
    answer: Array<ImportView>;
  };
  /** Queue an import; the same key again answers the same job */
  "POST /api/v1/projects/{ref}/imports": {
    path: { "ref": string };
    body: KeyedImport;
    answer: JobView;
  };
  /** Which rows would fit, tried on a copy of the data; answers when all were tried */
  "POST /api/v1/projects/{ref}/imports/try": {
    path: { "ref": string };
    body: NewImport;
    answer: FitView;
  };
  /** Queue that the rows of an import are removed again, but those that were changed since */
  "POST /api/v1/projects/{ref}/imports/{job}/undo": {
    path: { "ref": string; "job": string };
    answer: JobView;
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
  /** What a build or an import did not take, as CSV */
  "GET /api/v1/projects/{ref}/jobs/{job}/misfits": {
    path: { "ref": string; "job": string };
    answer: void;
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
  /** The versions and backups, newest first, and how many rows each table has now */
  "GET /api/v1/projects/{ref}/past": {
    path: { "ref": string };
    answer: TimelineView;
  };
  /** Queue a backup of the data as it is now; the same key again answers the same job */
  "POST /api/v1/projects/{ref}/past/backups": {
    path: { "ref": string };
    body?: Keyed;
    answer: JobView;
  };
  /** Star a backup, or note something about it */
  "PUT /api/v1/projects/{ref}/past/backups/{backup}": {
    path: { "ref": string; "backup": string };
    body: BackupMark;
    answer: BackupView;
  };
  /** Queue the restore of a backup's data */
  "POST /api/v1/projects/{ref}/past/backups/{backup}/restore": {
    path: { "ref": string; "backup": string };
    body?: Keyed;
    answer: JobView;
  };
  /** Queue a restore test: a copy of the backup is opened, and its rows are counted */
  "POST /api/v1/projects/{ref}/past/backups/{backup}/test": {
    path: { "ref": string; "backup": string };
    answer: JobView;
  };
  /** What leads from one version to another: operations in words, and the files that differ */
  "GET /api/v1/projects/{ref}/past/comparison": {
    path: { "ref": string };
    query: { "from": number; "to": number };
    answer: ComparisonView;
  };
  /** Say that the last change is to be taken back; it becomes a change of its own */
  "POST /api/v1/projects/{ref}/past/undo": {
    path: { "ref": string };
    body: Undo;
    answer: Seq;
  };
  /** Name a version, star it, or note something about it */
  "PUT /api/v1/projects/{ref}/past/versions/{version}": {
    path: { "ref": string; "version": number };
    body: VersionMark;
    answer: VersionView;
  };
  /** What the first page of a version looked like, with sample rows; where it has `picture` */
  "GET /api/v1/projects/{ref}/past/versions/{version}/picture": {
    path: { "ref": string; "version": number };
    answer: void;
  };
  /** Queue the restore of a version as a new change, with `backup` of its data, too */
  "POST /api/v1/projects/{ref}/past/versions/{version}/restore": {
    path: { "ref": string; "version": number };
    query: { "backup"?: string };
    body: Allowed;
    answer: JobView;
  };
  /** What each role may do with each kind of record */
  "GET /api/v1/projects/{ref}/permissions": {
    path: { "ref": string };
    answer: PermissionsView;
  };
  /** The newest plans with their tasks, newest first */
  "GET /api/v1/projects/{ref}/plans": {
    path: { "ref": string };
    answer: Array<PlanView>;
  };
  /** One task: what it asks, its states, checks and comments */
  "GET /api/v1/projects/{ref}/plans/{epic}/tasks/{task}": {
    path: { "ref": string; "epic": number; "task": string };
    answer: TaskDetailView;
  };
  /** Say something about a task; it goes to whoever carries the task out */
  "POST /api/v1/projects/{ref}/plans/{epic}/tasks/{task}/comments": {
    path: { "ref": string; "epic": number; "task": string };
    body: NewComment;
    answer: CommentView;
  };
  /** Say a comment on a task that is over to the project, as a change */
  "POST /api/v1/projects/{ref}/plans/{epic}/tasks/{task}/comments/{comment}/ask": {
    path: { "ref": string; "epic": number; "task": string; "comment": number };
    answer: CommentView;
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
  /** The application on made-up rows, to try things on; started with fresh ones if it does not run */
  "POST /api/v1/projects/{ref}/sample": {
    path: { "ref": string };
    answer: SampleView;
  };
  /** An address that opens the application on made-up rows as a sample account of a role */
  "POST /api/v1/projects/{ref}/sample/see-as": {
    path: { "ref": string };
    body: Look;
    answer: Opening;
  };
  /** The same with fresh rows; what was done there is gone */
  "POST /api/v1/projects/{ref}/sample/start-over": {
    path: { "ref": string };
    answer: SampleView;
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
  /** What a message can be about: kinds of records, their properties, reports, cards */
  "GET /api/v1/projects/{ref}/spec/items": {
    path: { "ref": string };
    answer: Array<SpecItemView>;
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
