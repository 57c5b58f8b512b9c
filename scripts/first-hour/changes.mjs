// Changes in words, one after the other.
export const CHANGES = [
  "Add notes to lessons.",
  "Only the owner may see prices.",
  "Pupils have an email.",
  "Lessons have a status: planned, held or cancelled.",
  "Add a cancellation fee to lessons.",
];

/** Says one, and waits until it is in the running application. */
export async function change({ page, jobs, jobsOver, must }, words, say) {
  const before = await jobs();
  await say(words);
  await jobsOver(before + 1);
  const card = page.locator(".job").last();
  must((await card.getAttribute("class")).includes("done"), `“${words}”: ${await card.innerText()}`);
}
