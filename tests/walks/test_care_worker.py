"""The worker behind Support now by itself, on a stage: what it keeps and what it answers when things go wrong."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.running import App

pytestmark = pytest.mark.browser

ON_STAGE = """async ({worker, shelved, acts}) => {
    const shelves = new Map(shelved.map(name => [name, new Map()]));
    const shelf = name => shelves.has(name) ? shelves.get(name) : shelves.set(name, new Map()).get(name);
    const caches = {
        open: async name => ({
            match: async key => shelf(name).get(key),
            put: async (key, page) => shelf(name).set(key, page),
        }),
        keys: async () => [...shelves.keys()],
        delete: async name => shelves.delete(name),
    };
    const heard = {};
    let status = 200;
    const fetch = async () => {
        if (!status) throw new TypeError("no network");
        return {ok: status < 400, status, said: String(status)};
    };
    new Function("addEventListener", "skipWaiting", "caches", "fetch", "Response", worker)(
        (name, act) => heard[name] = act, () => {}, caches, fetch, {error: () => ({said: "nothing"})});
    const said = [];
    for (const [name, coming] of acts) {
        status = coming;
        let answer;
        const take = promise => answer = promise;
        heard[name]?.({request: {url: "http://there/support/", method: "GET"}, waitUntil: take, respondWith: take});
        try { said.push((await answer)?.said ?? "done"); } catch (error) { said.push(error.message); }
    }
    return {said, kept: [...shelves].filter(([name, pages]) => pages.size).length, names: [...shelves.keys()]};
}"""
"""Each act is an event, and with which status pages come meanwhile: 0 for no network."""


@pytest.fixture
def on_stage(page: Page, app: App) -> Any:
    worker = page.request.get(f"{app.address}/support/worker/").text()
    page.goto("about:blank")

    def play(*acts: tuple[str, int], shelved: tuple[str, ...] = ()) -> dict[str, Any]:
        told = {"worker": worker, "shelved": list(shelved), "acts": [list(act) for act in acts]}
        found: dict[str, Any] = page.evaluate(ON_STAGE, told)
        return found

    return play


def test_a_page_that_could_not_be_had_is_not_kept(on_stage: Any) -> None:
    """Or an error would be what she finds without a network."""
    for status in (404, 500):
        found = on_stage(("install", status))
        assert (found["said"], found["kept"]) == (["not there"], 0)


def test_what_is_kept_is_shown_where_the_program_fails_or_is_not_there(on_stage: Any) -> None:
    found = on_stage(("install", 200), ("fetch", 500), ("fetch", 0), ("fetch", 404))
    assert found["said"] == ["done", "200", "200", "404"], "what the program says itself is shown as it is"


def test_without_anything_kept_an_error_is_an_error(on_stage: Any) -> None:
    assert on_stage(("fetch", 503), ("fetch", 0))["said"] == ["503", "nothing"]


def test_what_was_kept_before_goes_and_nothing_of_others(on_stage: Any) -> None:
    found = on_stage(("install", 200), ("activate", 200), shelved=("support-old", "somebody-elses"))
    assert "support-old" not in found["names"] and "somebody-elses" in found["names"] and found["kept"] == 1
