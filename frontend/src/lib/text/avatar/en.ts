import type { AvatarText } from './vi.ts';

const en: AvatarText = {
  title: 'Picture',
  lead: 'It stands beside your name on the portal. You need not have one.',
  now: 'The picture in use',
  none: 'You use no picture; the portal shows the first letters of your name.',
  choose: 'Choose a picture',
  chooseOther: 'Choose another picture',
  limits: (megabytes) => `JPEG, PNG or WebP, at most ${megabytes}\u00a0MB`,
  stripped:
    'The portal keeps only the square that you choose, not where it was taken nor anything else in the file.',
  opening: 'Opening…',
  crop: 'Choose the part to use',
  cropHelp:
    'Drag the picture, or use the buttons and the arrow keys. The keys + and − zoom in and out.',
  stage: 'Frame',
  left: 'Move left',
  right: 'Move right',
  up: 'Move up',
  down: 'Move down',
  zoom: 'Zoom',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  preview: 'This is how it will look',
  selected: (side, width, height) =>
    `Selected: ${side} × ${side} pixels of a picture of ${width} × ${height}`,
  small: 'This part is rather small, so the picture may be blurred. Zoom out to take more of it.',
  use: 'Use this picture',
  sending: 'Sending…',
  cancel: 'Keep the picture in use',
  cancelNone: 'Use no picture after all',
  remove: 'Use no picture',
  removing: 'Removing…',
  removed: 'The picture was removed',
  removedWay: 'The portal shows the first letters of your name instead.',
  undo: 'Undo',
  undone: 'The earlier picture is back',
  set: 'Your picture was changed',
  setWay: 'The new one stands beside your name on every page.',
  cantOpen: 'The browser can’t open this picture',
  cantOpenWay:
    'The file may be damaged. Please choose another one. If you are sure that it is good, you can have the portal check it; the portal takes the largest square in the middle.',
  sendAnyway: 'Have the portal check it',
  unusable: 'This picture can’t be used',
  tooLarge: (megabytes) =>
    `The file is larger than ${megabytes}\u00a0MB. Please choose a smaller one, or take the picture again at lower quality.`,
  refused: {
    empty_file: 'This file is empty. Please choose another one.',
    not_a_picture: 'This file is not a JPEG, PNG or WebP picture. Please choose another one.',
    damaged_picture: 'The picture is damaged or incomplete. Please choose another one.',
    too_many_pixels:
      'The picture has too many pixels. Please make it smaller or choose another one.',
  },
  unsupported: 'The portal takes JPEG, PNG or WebP pictures. Please choose another one.',
};

export default en;
