import { render } from "solid-js/web";
import { Root } from "./routes/Root";
import { language } from "./lib/i18n";
import "./app.css";

const place = document.getElementById("app");
if (place) {
  document.documentElement.lang = language();
  render(() => <Root />, place);
}
