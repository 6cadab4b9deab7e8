/** Says so on the page when a passkey could not be used; allauth only reports it as an event. */
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const sentence = document.getElementById("passkey_problem");
  if (sentence) sentence.hidden = false;
});
