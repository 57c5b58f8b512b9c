import { ApiError } from "./http";
import { t } from "./i18n";

/** What went wrong, in a sentence for people. */
export function errorText(error: unknown): string {
  const errors = t().errors;
  if (!(error instanceof ApiError)) return errors.server;
  if (error.status === 0) return errors.offline;
  if (error.issues.length > 0) return error.message;
  switch (error.status) {
    case 403:
      return errors.forbidden;
    case 404:
      return errors.notFound;
    case 409:
      return errors.conflict;
    case 413:
      return errors.tooLarge;
    case 429:
      return t().sign.tooMany;
    default:
      return errors.server;
  }
}

/** The same for a page that was opened by a one-time link. */
export function linkRefusal(error: unknown): string {
  const used = error instanceof ApiError && [400, 401, 403, 404, 410].includes(error.status);
  return used ? t().sign.badLink : errorText(error);
}
