// A file that is chosen or dropped is sent at once; the form says that it is being read. The
// browser's own control speaks its own language and says no more than ours: it lies over ours.
for (const form of document.querySelectorAll("[data-upload]")) {
  const place = form.querySelector("[data-drop]");
  const input = form.querySelector("input[type=file]");
  const send = () => {
    if (input.files.length === 0) return;
    form.querySelector("[data-working]").hidden = false;
    form.requestSubmit();
  };
  form.classList.add("at-once");
  place.querySelector("[data-drop-hint]").hidden = false;
  input.addEventListener("change", send);
  place.addEventListener("dragover", (event) => {
    event.preventDefault();
    place.classList.add("over");
  });
  place.addEventListener("dragleave", () => place.classList.remove("over"));
  place.addEventListener("drop", (event) => {
    event.preventDefault();
    place.classList.remove("over");
    input.files = event.dataTransfer.files;
    send();
  });
}
