import { A } from "@solidjs/router";
import { Page } from "../components/Page";
import { Empty } from "../components/States";
import { t } from "../lib/i18n";

export default function NotFound() {
  return (
    <Page title={t().errors.notFoundTitle}>
      <div class="panel">
        <Empty icon="search" title={t().errors.notFoundTitle} text={t().errors.notFound}>
          <A href="/" class="btn btn-primary">
            {t().nav.dashboard}
          </A>
        </Empty>
      </div>
    </Page>
  );
}
