// <dateline-people>: suggests known people for the last of several names, in the browser's own list.
class DatelinePeople extends HTMLElement {
  connectedCallback() {
    if (this.list) return;
    this.input = this.querySelector("input");
    this.list = document.createElement("datalist");
    this.list.id = `people-${Math.random().toString(36).slice(2)}`;
    this.append(this.list);
    this.input.setAttribute("list", this.list.id);
    this.input.addEventListener("input", () => {
      clearTimeout(this.wait);
      this.wait = setTimeout(() => this.suggest(), 150);
    });
  }

  async suggest() {
    const [, before, last] = this.input.value.match(/^(.*[,;]\s*)?(.*)$/s);
    if (last.trim().length < 2) return;
    const answer = await fetch(`/newsroom/contributors?start=${encodeURIComponent(last.trim())}`).catch(() => null);
    if (!answer?.ok || answer.redirected) return;
    const names = await answer.json();
    this.list.replaceChildren(...names.filter(name => name !== last.trim()).map(name => new Option("", (before ?? "") + name)));
  }
}

customElements.define("dateline-people", DatelinePeople);
