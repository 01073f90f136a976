// Posts a report as the one comment of a pull request (GitHub) or merge request (GitLab), and updates it the next time.
// Usage: node post-comment.mjs REPORT.md
// GitHub: GITHUB_TOKEN, GITHUB_REPOSITORY, PR_NUMBER. GitLab: GITLAB_TOKEN and the variables that its runner sets.
import { readFileSync } from "node:fs";

const { env } = process;
const body = readFileSync(process.argv[2], "utf8");
// The report's first line is its marker: the comment that begins with it is ours.
const marker = body.slice(0, body.indexOf("\n"));

const places = {
  github: () => ({
    comments: `${env.GITHUB_API_URL ?? "https://api.github.com"}/repos/${env.GITHUB_REPOSITORY}/issues/${env.PR_NUMBER}/comments`,
    comment: (id) =>
      `${env.GITHUB_API_URL ?? "https://api.github.com"}/repos/${env.GITHUB_REPOSITORY}/issues/comments/${id}`,
    headers: { authorization: `Bearer ${env.GITHUB_TOKEN}`, accept: "application/vnd.github+json" },
    update: "PATCH",
  }),
  gitlab: () => {
    const notes = `${env.CI_API_V4_URL}/projects/${env.CI_PROJECT_ID}/merge_requests/${env.CI_MERGE_REQUEST_IID}/notes`;
    return {
      comments: notes,
      comment: (id) => `${notes}/${id}`,
      headers: { "private-token": env.GITLAB_TOKEN },
      update: "PUT",
    };
  },
};
const place = places[env.GITLAB_CI ? "gitlab" : "github"]();

async function call(url, method = "GET", payload = undefined) {
  const response = await fetch(url, {
    method,
    headers: { ...place.headers, "content-type": "application/json" },
    body: payload === undefined ? undefined : JSON.stringify(payload),
  });
  if (!response.ok) throw new Error(`${method} ${new URL(url).pathname}: ${response.status} ${await response.text()}`);
  return response.json();
}

async function existing() {
  for (let page = 1; ; page++) {
    const comments = await call(`${place.comments}?per_page=100&page=${page}`);
    const ours = comments.find((comment) => comment.body.startsWith(marker));
    if (ours !== undefined || comments.length < 100) return ours;
  }
}

const ours = await existing();
if (ours === undefined) await call(place.comments, "POST", { body });
else if (ours.body !== body) await call(place.comment(ours.id), place.update, { body });
console.log(ours === undefined ? "posted" : ours.body === body ? "nothing new to post" : "updated");
