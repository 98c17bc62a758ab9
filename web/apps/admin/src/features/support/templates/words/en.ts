const templates = {
  title: "Ready answers",
  about: "Texts that are put into answers. Name, number and topic are filled in.",
  add: "Add an answer",
  one: "Ready answer",
  close: "Close",
  empty: "No ready answers yet",
  emptyText: "Add what has to be written often.",
  anyTopic: "Any topic",
  field: {
    name: "Name",
    topic: "Topic",
    topicHint: "Answers to the topic of an appeal come first in the list.",
    text: "Text",
    textHint:
      "Filled in: {name} — the subscriber, {number} — the appeal, {account}, {topic}, {staff}.",
    position: "Place in the list",
    positionHint: "The lower the number, the higher the answer.",
  },
  save: "Save",
  saved: "The answer has been saved",
  delete: "Delete",
  deleteAsk: "Delete the answer?",
  cancel: "Don't delete",
  deleted: "The answer has been deleted",
};

export default templates;
