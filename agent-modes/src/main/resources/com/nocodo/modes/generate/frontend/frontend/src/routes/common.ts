import { Navigate, type RouteDefinition } from "@solidjs/router";
import { lazy } from "solid-js";

/** Pages that every app has. */
export const commonRoutes: readonly RouteDefinition[] = [
  { path: "/reports", component: lazy(() => import("../views/Reports")) },
  { path: "/reports/:name", component: lazy(() => import("../views/ReportView")) },
  { path: "/users", component: lazy(() => import("../views/Users")) },
  { path: "/account", component: lazy(() => import("../views/Account")) },
  { path: "/sign-in", component: () => Navigate({ href: "/" }) },
  { path: "/setup", component: lazy(() => import("../views/Setup")) },
  { path: "/reset", component: lazy(() => import("../views/Reset")) },
  { path: "*", component: lazy(() => import("../views/NotFound")) },
];
