/* Support now without a network. See docs/care.md.

   It keeps one page and its files, as they are for somebody who is not signed in, and nothing else. The network comes
   first; what is kept is shown only where there is none, or where the program fails. It writes when it is installed and
   never when a page is opened. */

const KEPT = "support-{{ mark }}";
const PAGE = "{{ page }}";
const FILES = [{% for file in files %}"{{ file }}"{% if not forloop.last %}, {% endif %}{% endfor %}];

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(keep());
});

addEventListener("activate", (event) => event.waitUntil(letGo()));

addEventListener("fetch", (event) => {
  const path = new URL(event.request.url).pathname;
  if (event.request.method === "GET" && (path === PAGE || FILES.includes(path))) event.respondWith(answer(event.request, path));
});

/* As a stranger would be shown it, so that it is nobody's page. */
async function keep() {
  const cache = await caches.open(KEPT);
  await Promise.all([PAGE, ...FILES].map(async (path) => {
    const page = await fetch(path, { credentials: "omit", cache: "no-store" });
    if (!page.ok) throw new Error("not there");
    await cache.put(path, page);
  }));
}

async function letGo() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("support-") && name !== KEPT).map((name) => caches.delete(name)));
}

async function answer(request, path) {
  const kept = async () => (await caches.open(KEPT)).match(path);
  try {
    const page = await fetch(request);
    return page.status >= 500 ? (await kept()) ?? page : page;
  } catch (error) {
    return (await kept()) ?? Response.error();
  }
}
