// Simple article pictures of our own: a coloured shape on a light ground, 800 x 800 pixels, about 10 kB as JPEG.
const sharp = require('sharp');

const shapes = [
  '<circle cx="400" cy="400" r="250" fill="url(#g)"/>',
  '<rect x="170" y="170" width="460" height="460" rx="60" fill="url(#g)"/>',
  '<path d="M400 130 680 640 120 640Z" fill="url(#g)"/>',
  '<path d="M120 300h560v80l-60 260H180l-60-260Z" fill="url(#g)"/>',
];

exports.picture = number => {
  const hue = (number * 53) % 360;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="800">
    <linearGradient id="g" x2="1" y2="1"><stop stop-color="hsl(${hue},65%,65%)"/><stop offset="1" stop-color="hsl(${(hue + 50) % 360},60%,35%)"/></linearGradient>
    <rect width="800" height="800" fill="#f4f2ee"/><ellipse cx="400" cy="670" rx="260" ry="30" fill="#00000018"/>${shapes[number % shapes.length]}</svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 80 }).toBuffer();
};
