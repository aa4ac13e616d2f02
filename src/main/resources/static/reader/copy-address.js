// An address to be copied: by the button where there is script, by hand where there is none.
class CopyAddress extends HTMLElement {
  connectedCallback() {
    const text = this.querySelector('input');
    const button = this.querySelector('button');
    const said = this.querySelector('[role=status]');
    text.addEventListener('focus', () => text.select());
    button.hidden = false;
    button.addEventListener('click', async () => {
      said.textContent = this.dataset[await copied(text) ? 'copied' : 'selected'];
    });
  }
}

/** Whether it is on the clipboard; otherwise it is selected, ready to be copied by hand. */
async function copied(text) {
  text.select();
  try {
    await navigator.clipboard.writeText(text.value);
    return true;
  } catch {
    return document.execCommand('copy');
  }
}

customElements.define('copy-address', CopyAddress);
