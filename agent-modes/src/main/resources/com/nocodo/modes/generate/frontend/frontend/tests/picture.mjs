// A picture of the first page, with rows that are made up from the examples in the interface's own description.
const ROWS = 3;
const ROUNDS = 3;

export async function takePicture(page, base, file) {
  await enterRows(page.request, base);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`${base}/`);
  await page.waitForSelector("#main h1");
  await page.waitForFunction(() => document.querySelector('.skeleton, [aria-busy="true"]') === null);
  await page.screenshot({ path: file, type: "jpeg", quality: 70 });
}

/** What a rule refuses is left out; what links to others comes once there are some. */
async function enterRows(request, base) {
  const session = await (await request.get(`${base}/api/session`)).json();
  const description = await (await request.get(`${base}/api/openapi.json`)).json();
  const headers = { "X-CSRF-Token": session.csrf_token };
  const ids = { "/api/users": [session.user.id] };
  for (let round = 0; round < ROUNDS; round++) {
    for (const [path, schema] of Object.entries(resources(description))) {
      for (let n = ids[path]?.length ?? 0; n < ROWS; n++) {
        const answer = await request.post(base + path, { headers, data: rowOf(schema, n, ids) });
        if (answer.status() === 201) (ids[path] ??= []).push((await answer.json()).id);
      }
    }
  }
}

function resources(description) {
  const resolve = (schema) =>
    schema?.$ref ? resolve(schema.$ref.slice(2).split("/").reduce((at, part) => at[part], description)) : schema;
  const found = {};
  for (const [path, { post }] of Object.entries(description.paths)) {
    const isList = description.paths[`${path}/{id}`]?.patch !== undefined && path !== "/api/users";
    const schema = isList && resolve(post?.requestBody?.content?.["application/json"]?.schema);
    if (schema?.properties) found[path] = Object.entries(schema.properties).map(([name, one]) => [name, resolve(one)]);
  }
  return found;
}

function rowOf(properties, n, ids) {
  const row = {};
  for (const [name, schema] of properties) {
    const value = schema.readOnly ? undefined : valueOf(schema, n, ids);
    if (value !== undefined) row[name] = value;
  }
  return row;
}

function valueOf(schema, n, ids) {
  const link = schema["x-relation"];
  if (link) {
    const known = ids[link.path] ?? [];
    const id = known[n % Math.max(1, known.length)];
    return id === undefined ? undefined : [schema.type].flat().includes("array") ? [id] : id;
  }
  const example = schema.examples?.[0];
  const counts = typeof example === "string" && !schema.format && !schema.pattern && !schema.enum && n > 0;
  const longer = counts ? `${example} ${n + 1}` : example;
  return counts && longer.length > (schema.maxLength ?? Infinity) ? example : longer;
}
