/* The one script of Inkling. Everything can be done without it.

   It keeps nothing in the browser but Support now (part 6), asks no other machine, and draws nothing that is not on the page already.
   Each part below stands for itself. */

/* Part 1: what is being written survives a lock, a reload and a closed tab.

   Shortly after the last keystroke the fields of the form are sent to the server, which seals them for their owner
   (docs/privacy/vault.md). Where something was kept for this page, it is filled in again. */

const page = document.querySelector("main");
const PAUSE = 900; // milliseconds after the last keystroke
const LONGEST = 5000; // and never later than this after the first one
const AGAIN = 15000; // when it could not be sent
const WHILE_CLOSING = 60000; // bytes that a browser still sends for a page that is going away
const WRITTEN = "textarea, input[type=text], input:not([type])";
const NOT_WRITTEN = ["csrfmiddlewaretoken", "was"]; // a token, and the entry as its page carries it

class Writing {
  constructor(form) {
    this.form = form;
    this.action = pathOf(form);
    this.place = sameAction(form).indexOf(form);
    this.id = crypto.randomUUID();
    this.instead = [];
    this.from = location.pathname;
    this.unsent = false;
    this.leaving = false;
    this.kept = false;
    this.asItCame = () => [...form.elements].every(unchanged);
  }

  listen() {
    for (const kind of ["input", "change"]) {
      this.form.addEventListener(kind, (event) => event.target.name && this.changed());
    }
    this.form.addEventListener("submit", () => this.submitted());
  }

  /* This page goes on with what was kept under other names. The form says so, and once it is saved that is gone. */
  goOnWith(names, from) {
    this.instead = names;
    this.from = from;
    this.kept = true;
    names.forEach((name) => this.named(name));
  }

  changed() {
    if (!this.unsent) this.since = Date.now();
    this.unsent = true;
    this.leaving = false;
    this.named(this.id);
    this.wait(Math.max(0, Math.min(PAUSE, this.since + LONGEST - Date.now())));
  }

  submitted() {
    this.leaving = true;
    clearTimeout(this.timer);
    this.sending?.abort();
  }

  wait(milliseconds) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), milliseconds);
  }

  /* Send it now, if there is anything new. True once nothing is left to send. */
  async send() {
    clearTimeout(this.timer);
    if (!this.unsent || this.leaving) return true;
    this.sending?.abort();
    this.sending = new AbortController();
    const [body, size] = this.body();
    this.unsent = false;
    try {
      const answer = await fetch(page.dataset.drafts, {
        method: "POST",
        body,
        keepalive: size < WHILE_CLOSING,
        signal: this.sending.signal,
      });
      if (answer.ok) {
        this.instead = [];
        this.kept = !body.has("nothing");
        this.say("");
        stayLit();
        return true;
      }
      if (answer.status === 429) throw new Error("later");
      this.say(await answer.text());
    } catch (error) {
      if (error.name === "AbortError") return false;
      this.wait(AGAIN);
    }
    this.unsent = true;
    return false;
  }

  body() {
    const body = new FormData();
    let size = 1000;
    const add = (name, value) => {
      body.append(name, value);
      size += 200 + 3 * value.length;
    };
    add("csrfmiddlewaretoken", this.form.elements.csrfmiddlewaretoken.value);
    add("journal", page.dataset.journal);
    add("draft", this.id);
    for (const name of this.instead) add("instead", name);
    add("page", this.from);
    add("action", this.action);
    add("place", String(this.place));
    if (this.asItCame()) add("nothing", "yes");
    for (const field of this.form.querySelectorAll(WRITTEN)) add("written", field.name);
    for (const [name, value] of new FormData(this.form)) {
      if (!NOT_WRITTEN.includes(name) && typeof value === "string") add(`field-${name}`, value);
    }
    return [body, size];
  }

  /* Let the form name what it is kept under, so that it is gone once the form is saved. */
  named(name) {
    this.hidden("draft", name);
    this.hidden("draft-page", this.from);
  }

  hidden(name, value) {
    if (this.form.querySelector(`input[type=hidden][name=${name}][value="${CSS.escape(value)}"]`)) return;
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = name;
    field.setAttribute("value", value);
    this.form.append(field);
  }

  say(words) {
    if (!words && !this.said) return;
    if (!this.said) {
      this.said = document.createElement("p");
      this.said.className = "wrong";
      this.said.setAttribute("role", "status");
      this.form.append(this.said);
    }
    this.said.textContent = words;
    this.said.hidden = !words;
  }
}

/* Where does a form go? Asked of its attribute: a field may be called "action". */
function pathOf(form) {
  return new URL(form.getAttribute("action") ?? "", location.href).pathname;
}

function sameAction(form) {
  return [...document.forms].filter((other) => pathOf(other) === pathOf(form));
}

/* Does this field say what it said when the page came? */
function unchanged(field) {
  if (!field.name || field.type === "hidden" || field.type === "submit" || field.type === "button") return true;
  if (field.type === "radio" || field.type === "checkbox") return field.checked === field.defaultChecked;
  if (field.options) return [...field.options].every((option) => option.selected === option.defaultSelected);
  return field.value === field.defaultValue;
}

/* A form that writes an entry, and has room for words. */
function isWriting(form) {
  const kept = form.querySelector("input[type=hidden][name$=entry]") && form.querySelector(WRITTEN);
  return kept && !form.querySelector("input[type=password], input[type=file]");
}

/* Put what was kept into the form again. Who the entry is stays as the page says: it is a new one until it is saved. */
function fillIn(form, values) {
  for (const field of form.elements) {
    const hidden = field.type === "hidden" && !field.name.endsWith("version");
    if (!field.name || hidden || ["submit", "button", "fieldset"].includes(field.type)) continue;
    const said = values.get(field.name) ?? [];
    if (field.type === "radio" || field.type === "checkbox") field.checked = said.includes(field.value);
    else if (said.length) field.value = said.shift();
    if (!unchanged(field)) unfold(field);
  }
  form.dispatchEvent(new Event("change"));
}

function unfold(field) {
  for (let around = field.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
}

function keptFor(writings) {
  const kept = document.querySelector("[data-kept]");
  const writing = kept && writings.find((one) => one.action === kept.dataset.action && one.place === Number(kept.dataset.place));
  if (!writing) return;
  const values = new Map();
  for (const { dataset } of kept.querySelectorAll("[data-field]")) {
    values.set(dataset.field, [...(values.get(dataset.field) ?? []), dataset.value]);
  }
  fillIn(writing.form, values);
  const told = kept.querySelector("[data-filled]");
  told.textContent = told.dataset.filled;
  kept.querySelector("a").remove();
  writing.goOnWith([kept.dataset.kept], location.pathname);
}

/* The form came back, for instance because something in it was missing: it is still what was being written. */
function cameBack(writings) {
  const writing = writings.find((one) => one.action === location.pathname) ?? writings[0];
  writing.asItCame = () => false;
  writing.goOnWith(page.dataset.draft.split(" "), page.dataset.draftPage);
  writing.changed();
}

/* A page leaves the screen once the journal has locked itself: after what was being written on it was kept. */
let dark;

function stayLit() {
  dark = Date.now() + 1000 * Number(page.dataset.dark);
}

function watchTheTime(writings) {
  const look = async () => {
    if (Date.now() < dark) return;
    const sent = await Promise.all(writings.map((one) => one.send()));
    if (!sent.every(Boolean)) return;
    for (const one of writings) one.leaving = true;
    location.replace(page.dataset.unlock + (writings.some((one) => one.kept) ? "?kept=1" : ""));
  };
  setInterval(look, 5000);
  document.addEventListener("visibilitychange", () => document.hidden || look());
}

/* Going back shows a page as it is now, not as it stood before the lock: whatever the browser holds of it is hidden. */
addEventListener("pagehide", (event) => (document.documentElement.hidden = event.persisted));
addEventListener("pageshow", (event) => event.persisted && location.reload());

const written = []; // what is being written on this page

if (page?.dataset.drafts) {
  const writings = [...page.querySelectorAll("form[method=post]")].filter(isWriting).map((form) => new Writing(form));
  written.push(...writings);
  keptFor(writings);
  for (const one of writings) one.listen();
  if (page.dataset.draft && writings.length) cameBack(writings);
  const sendAll = () => writings.forEach((one) => one.send());
  document.addEventListener("visibilitychange", () => document.hidden && sendAll());
  addEventListener("pagehide", sendAll);
  stayLit();
  watchTheTime(writings);
}

/* Part 2: on the check-in plane the arrow keys go left, right, up and down, and begin in the middle. Without it they
   go from place to place in one line. */

const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

function walkThePlane(cells) {
  const at = (pleasant, energy) => cells.querySelector(`[value="${pleasant}${energy}"]`);
  cells.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (!step || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const [pleasant, energy] = [...event.target.value].map(Number);
    const next = at(pleasant + step[0], energy + step[1]);
    if (!next) return;
    next.focus();
    next.click();
  });
  cells.addEventListener("focusin", (event) => {
    const came = !cells.contains(event.relatedTarget) && event.target.matches(":focus-visible");
    if (came && !cells.querySelector(":checked")) at(2, 2).focus();
  });
}

/* Part 3: a word can be looked for among the feelings, in it or in what it means. Without it, all can be shown. */

const MOST_WORDS = 7;

function findWords(words) {
  const box = words.querySelector(".find-word input");
  const none = words.querySelector(".find-word [role=status]");
  const all = [...words.querySelectorAll(".w")].map((row) => [row, plain(row.querySelector(".own").textContent), plain(row.textContent)]);
  box.closest(".find-word").hidden = false;
  box.addEventListener("input", () => {
    const sought = plain(box.value);
    const found = (where) => all.filter((one) => sought && where(one)).map(([row]) => row);
    const begin = found(([, word]) => word.startsWith(sought));
    const hold = found(([, word]) => word.includes(sought));
    const mean = hold.length ? [] : found(([, , said]) => said.split(/\P{L}+/u).some((one) => one.startsWith(sought)));
    const hits = new Set([...begin, ...hold, ...mean]);
    const shown = new Set([...hits].slice(0, MOST_WORDS));
    words.classList.toggle("finding", sought !== "");
    for (const [row] of all) row.classList.toggle("hit", shown.has(row));
    none.textContent = sought && !hits.size ? none.dataset.none : "";
  });
  box.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
}

function plain(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
}

for (const cells of document.querySelectorAll(".checkin .cells")) walkThePlane(cells);
for (const words of document.querySelectorAll(".checkin .words")) findWords(words);

/* Part 4: a button that prints. Without it, the browser's own Print does the same. */

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

/* Part 5: to leave quickly, by the link Leave or by Shift three times, with no other key and no press of the mouse
   between: so writing in capitals never does it, and it works while writing. Without it, Leave is a link that locks.

   The lock comes first, because no browser sends more than a little for a page that is gone, and what is being
   written is kept by a locked journal too. Nothing is painted in between. */

const PRESSES = 3;
const SOON = 5000; // milliseconds from one to the next

function leaveAtOnce(link) {
  let away = "about:blank";
  try {
    const token = document.querySelector(".top [name=csrfmiddlewaretoken]");
    if (token) {
      const body = new FormData();
      body.append("csrfmiddlewaretoken", token.value);
      if (!navigator.sendBeacon(link.pathname, body)) away = link.href;
    }
    for (const one of written) {
      one.send();
      one.leaving = true;
    }
  } finally {
    document.documentElement.replaceChildren();
    location.replace(away);
  }
}

function leaveByShift(link, told) {
  let presses = 0;
  let alone = false;
  let later;
  const forget = () => {
    presses = 0;
    alone = false;
    told.textContent = "";
    clearTimeout(later);
  };
  addEventListener("keydown", (event) => {
    if (event.key !== "Shift" || event.ctrlKey || event.altKey || event.metaKey) forget();
    else if (!event.repeat) alone = true;
  }, true);
  addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || !alone) return;
    alone = false;
    presses += 1;
    if (presses === PRESSES) return leaveAtOnce(link);
    told.textContent = presses === 1 ? told.dataset.twice : told.dataset.once;
    clearTimeout(later);
    later = setTimeout(forget, SOON);
  }, true);
  addEventListener("pointerdown", forget, true);
  addEventListener("blur", forget);
}

/* Part 6: Support now comes without a network, too. The browser is asked on pages of an open journal, before anybody
   needed it: so that it was asked says nothing of whether Support now was ever opened. Without it, that page needs the
   program to run. */

const support = document.querySelector(".top:has(.lock) .care a");
if (support && navigator.serviceWorker) {
  navigator.serviceWorker
    .register(`${support.pathname}worker/`, { scope: support.pathname })
    .then((kept) => kept.update())
    .catch(() => {});
}

const leaving = document.querySelector("a.leave");
leaving?.addEventListener("click", (event) => {
  event.preventDefault();
  leaveAtOnce(leaving);
});
if (leaving) leaveByShift(leaving, document.querySelector("[data-leaving]"));
